--- List functions: the methods of `pl.List` that take functions or names of methods.

local arguments = require "kongsmith.penlight.arguments"
local tablex = require "pl.tablex"
local utils = require "pl.utils"

local error, getmetatable, setmetatable, type = error, getmetatable, setmetatable, type
local function_arg = arguments.function_arg

local methods = {}


local function like(values, original)
  return setmetatable(values, getmetatable(original))
end


-- The method of this name.
local function method_of(object, name)
  return object[name] or error(type(object) .. " does not have method " .. name, 3)
end


function methods:map(fn, ...)
  return like(tablex.imap(fn, self, ...), self)
end


function methods:map2(fn, other, ...)
  return like(tablex.imap2(fn, self, other, ...), self)
end


function methods:mapm(name, ...)
  local made = {}
  for position = 1, #self do
    local value = self[position]
    made[position] = method_of(value, name)(value, ...)
  end
  return like(made, self)
end


function methods:filter(test, argument)
  return like(tablex.filter(self, test, argument), self)
end


function methods:transform(fn, ...)
  tablex.transform(fn, self, ...)
  return self
end


function methods:reduce(fn, start)
  return tablex.reduce(fn, self, start)
end


function methods:foreach(fn, ...)
  fn = function_arg(1, fn)
  for position = 1, #self do
    fn(self[position], ...)
  end
end


function methods:foreachm(name, ...)
  for position = 1, #self do
    local value = self[position]
    method_of(value, name)(value, ...)
  end
end


function methods:iter()
  return self.iterate(self)
end


--- The elements in lists, by what `fn` makes of each.
function methods:partition(fn, ...)
  fn = function_arg(1, fn)
  local List = utils.stdmt.List
  local parts = {}
  for position = 1, #self do
    local value = self[position]
    local key = fn(value, ...)
    key = key == nil and "<nil>" or key
    parts[key] = parts[key] or List()
    parts[key]:append(value)
  end
  return setmetatable(parts, require "pl.MultiMap")
end


--- A handler for `catch`: a method that is not there applies the function of this
-- name in `functions` to each element.
function methods.default_map_with(functions)
  return function(self, name)
    local method
    if functions then
      local fn = method_of(functions, name)
      function method(list, ...) return list:map(fn, ...) end
    else
      function method(list, ...) return list:mapn(name, ...) end
    end
    getmetatable(self)[name] = method
    return method
  end
end


methods.default_map = methods.default_map_with

return methods
