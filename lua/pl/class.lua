--- Class: classes with inheritance, of Penlight.
--
-- A class is the metatable of its objects. It has a copy of what its base has.

local error, getfenv, getmetatable, pairs, rawget = error, getfenv, getmetatable, pairs, rawget
local rawset, setmetatable, tostring, type = rawset, setmetatable, tostring, type


-- Runs the constructor of `class`, its own or an inherited one, for `object`.
-- While it runs, `object:super(...)` runs the next one above.
local function construct(class, object, ...)
  local init, above = rawget(class, "_init"), rawget(class, "_parent_with_init")
  if not init then
    init, above = rawget(above, "_init"), rawget(above, "_parent_with_init")
  end
  rawset(object, "super", above and function(self, ...)
    construct(above, self, ...)
  end or nil)
  local replaced = init(object, ...)
  if above then
    rawset(object, "super", nil)
  end
  return replaced
end


local function instantiate(class, ...)
  local create = rawget(class, "_create")
  local object = setmetatable(create and create(...) or {}, class)
  if rawget(class, "_init") or rawget(class, "_parent_with_init") then
    local replaced = construct(class, object, ...)
    object = replaced and setmetatable(replaced, class) or object
  end
  local base = rawget(class, "_base")
  if base and rawget(base, "_post_init") then
    base._post_init(object)
  end
  return object
end


-- The class of an object; or whether it is of `class` or of one below that.
local function is_a(object, class)
  local own = getmetatable(object)
  if class == nil then
    return own
  end
  while own do
    if own == class then
      return true
    end
    own = rawget(own, "_base")
  end
  return false
end


local function class_of(class, object)
  return type(class) == "table" and rawget(class, "is_a") ~= nil and class.is_a(object, class)
end


local function cast(class, object)
  return setmetatable(object, class)
end


-- An object as Lua writes a table, with the name of its class.
local function text_of(object)
  local metatable = getmetatable(object)
  local name = rawget(object._class, "_name")
  local text = tostring(setmetatable(object, nil))
  setmetatable(object, metatable)
  return name and name .. text:gsub("table", "") or text
end


local function inherit(class, base, keeps_own)
  if type(base) ~= "table" then
    error("must derive from a table type", 3)
  end
  for name, value in pairs(base) do
    if not keeps_own or class[name] == nil then
      class[name] = value
    end
  end
  class._base = base
end


-- Gives a class what every class has.
local function equip(class)
  local metatable = { __call = instantiate, __index = rawget(class, "_handler") }
  class.__index = class
  class._class = class
  class.is_a, class.class_of, class.cast = is_a, class_of, cast
  function class.catch(self, handler)
    handler = type(self) == "function" and self or handler
    class._handler = handler
    metatable.__index = handler
  end
  if not rawget(class, "__tostring") then
    class.__tostring = text_of
  end
  setmetatable(class, metatable)
end


-- `class(base, argument, class)`, or `class { _base = base, method = ... }`.
local function define(base, argument, class)
  local is_body = type(base) == "table" and not getmetatable(base)
  if is_body then
    base, class = base._base, base
  end
  class = class or {}
  if base ~= nil then
    inherit(class, base, is_body)
  end
  if not is_body then
    if base and rawget(base, "_init") then
      class._parent_with_init = base
    end
    class._init = nil
  end
  equip(class)
  if base and rawget(base, "_class_init") then
    base._class_init(class, argument)
  end
  return class
end


local class = setmetatable({}, {
  __call = function(_, ...)
    return define(...)
  end,
  -- `class.Name(base)` defines a global
  __index = function(own, name)
    if name == "class" then
      return own
    end
    local environment = getfenv(2)
    return function(...)
      local made = define(...)
      made._name = name
      rawset(environment, name, made)
      return made
    end
  end,
})

--- The base of classes whose objects have properties: `get_name` and `set_name`
-- make the field `name`.
class.properties = class()


function class.properties._class_init(made)
  function made.__index(object, name)
    local value = made[name]
    if value then
      return value
    end
    local get = rawget(made, "get_" .. name)
    if get then
      return get(object)
    end
    return rawget(object, "_" .. name)
  end

  function made.__newindex(object, name, value)
    local set = made["set_" .. name]
    if set then
      set(object, value)
    else
      rawset(object, name, value)
    end
  end
end


return class
