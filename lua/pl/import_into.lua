--- Import into: a table in which each module of Penlight appears when its name is
-- asked for.

local rawget, rawset, require = rawget, rawset, require

local MODULES = {}
for name in ([[List Map Set OrderedMap MultiMap Date app array2d class compat comprehension config data dir file func
               input lapp lexer luabalanced operator path permute pretty seq sip stringio stringx tablex template test
               text types url utils xml]]):gmatch("%S+") do
  MODULES[name] = "pl." .. name
end


--- Adds the modules to `target`, a new table without one. `true` asks for a table and
-- another one that shows what is added to it.
return function(target)
  local shadow = target == true and {} or nil
  target = target ~= true and target or {}
  rawset(target, "utils", require "pl.utils")

  local previous = getmetatable(target) or {}
  local metatable, hook = { __newindex = previous.__newindex }, nil

  function metatable.hook(handler)
    hook = handler
  end

  function metatable.__index(values, name)
    if MODULES[name] then
      rawset(values, name, require(MODULES[name]))
      return rawget(values, name)
    end
    local found = hook and hook(values, name)
    if found or not previous.__index then
      return found
    elseif type(previous.__index) == "table" then
      return previous.__index[name]
    end
    return previous.__index(values, name)
  end

  if shadow then
    function metatable.__newindex(values, name, value)
      shadow[name] = value
      rawset(values, name, value)
    end
  end

  setmetatable(target, metatable)
  return target, shadow or target
end
