-- Makes stand-ins. Called with the table that remembers the path of each; returns `stand_in(path)`.
local paths = ...
local rawset, select, setmetatable, tostring, type = rawset, select, setmetatable, tostring, type

local meta = {}

local function stand_in(path)
  -- A path that grows in a loop says nothing more.
  if #path > 200 then path = path:sub(1, 200) end
  local object = setmetatable({}, meta)
  paths[object] = path
  return object
end

local function path_of(object)
  return type(object) == "table" and paths[object] or tostring(object)
end

local function nothing() end

function meta.__index(object, key)
  local child = stand_in(path_of(object) .. "." .. tostring(key))
  rawset(object, key, child)
  return child
end

function meta.__call(object, ...)
  -- `for ... in` calls like this; nothing is iterated over.
  if select("#", ...) == 2 and (...) == nil and select(2, ...) == nil then return nil end
  return stand_in(path_of(object) .. "()")
end

function meta.__tostring(object)
  return path_of(object)
end

local function arithmetic(left, right)
  return stand_in(path_of(left) .. " and " .. path_of(right))
end

for _, event in ipairs { "add", "sub", "mul", "div", "mod", "pow", "unm", "concat" } do
  meta["__" .. event] = arithmetic
end

function meta.__eq() return false end
function meta.__lt() return false end
function meta.__le() return false end
function meta.__len() return 0 end
function meta.__pairs() return nothing end
function meta.__ipairs() return nothing end

return stand_in
