-- Makes stand-ins. Called with the table that remembers the path of each, and a function that is told what is used, if
-- anybody wants to know; returns `stand_in(path)`.
local paths, used = ...
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

local function tell(object)
  if used then used(path_of(object), false) end
end

function meta.__index(object, key)
  local child = stand_in(path_of(object) .. "." .. tostring(key))
  rawset(object, key, child)
  return child
end

function meta.__call(object, ...)
  tell(object)
  -- `for ... in` calls like this; nothing is iterated over.
  if select("#", ...) == 2 and (...) == nil and select(2, ...) == nil then return nil end
  return stand_in(path_of(object) .. "()")
end

function meta.__tostring(object)
  return path_of(object)
end

local function arithmetic(left, right)
  tell(paths[left] and left or right)
  return stand_in(path_of(left) .. " and " .. path_of(right))
end

for _, event in ipairs { "add", "sub", "mul", "div", "mod", "pow", "unm", "concat" } do
  meta["__" .. event] = arithmetic
end

-- What is compared, measured or iterated over leaves this answer.
local function answer(result)
  return function(left, right)
    tell(paths[left] and left or right)
    return result
  end
end

meta.__eq, meta.__lt, meta.__le = answer(false), answer(false), answer(false)
meta.__len = answer(0)
meta.__pairs, meta.__ipairs = answer(nothing), answer(nothing)

return stand_in
