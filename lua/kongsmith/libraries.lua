--- Libraries: what Lua itself has, kept aside before a plugin runs that may change
-- it under everybody's feet.

local getmetatable, next, rawset = getmetatable, next, rawset

local libraries = {}

-- each table with its fields as they were
local kept = {}
for _, library in next, { _G, getmetatable(""), _G.string, _G.table, _G.math, _G.coroutine, _G.bit, kong, ngx } do
  local copy = {}
  for name, value in next, library do
    copy[name] = value
  end
  kept[library] = copy
end


--- Puts Lua's globals and libraries back as they were; what was added stays.
function libraries.put_back()
  for library, copy in next, kept do
    for name, value in next, copy do
      rawset(library, name, value)
    end
  end
end


--- Whether something was added to them, by which parts of a plugin may tell each other what they know.
function libraries.have_additions()
  for library, copy in next, kept do
    for name in next, library do
      if copy[name] == nil then
        return true
      end
    end
  end
  return false
end


return libraries
