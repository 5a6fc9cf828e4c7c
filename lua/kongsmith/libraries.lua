--- Libraries: what Lua itself has, kept aside while a plugin runs that may change
-- it under everybody's feet.

local next, rawset = next, rawset

local libraries = {}


--- Remembers Lua's globals and libraries as they are. Returns a function that
-- puts them back; what was added stays.
function libraries.keep()
  local kept = {}
  for _, library in next, { _G, string, table, math, coroutine, bit } do
    local copy = {}
    for name, value in next, library do
      copy[name] = value
    end
    kept[library] = copy
  end
  return function()
    for library, copy in next, kept do
      for name, value in next, copy do
        rawset(library, name, value)
      end
    end
  end
end


return libraries
