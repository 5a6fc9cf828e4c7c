--- Value types: which JSON types a Lua value has.

local floor = math.floor
local next = next
local pairs = pairs
local type = type
local null = ngx.null

local value_types = {}


local function is_list(value)
  local count = 0
  for key in pairs(value) do
    if type(key) ~= "number" then
      return false
    end
    count = count + 1
  end
  return count == #value
end


--- True if a table may stand for an object; the empty table may.
function value_types.is_object(value)
  return next(value) == nil or not is_list(value)
end


--- True if a table may stand for an array; the empty table may.
value_types.is_array = is_list


local tests = {
  object = function(value) return type(value) == "table" and value_types.is_object(value) end,
  array = function(value) return type(value) == "table" and is_list(value) end,
  table = function(value) return type(value) == "table" end,
  integer = function(value) return type(value) == "number" and math.fmod(value, 1) == 0 end,
  number = function(value) return type(value) == "number" end,
  string = function(value) return type(value) == "string" end,
  boolean = function(value) return type(value) == "boolean" end,
  null = function(value) return value == null end,
  ["function"] = function(value) return type(value) == "function" end,
}


local function name_of(value)
  local kind = type(value)
  if kind == "table" then
    return value_types.is_object(value) and "object" or "array"
  end
  if kind == "number" then
    return floor(value) == value and "integer" or "number"
  end
  return value == null and "null" or kind
end


--- What is wrong with the type of `value`, or nil.
function value_types.error(value, schema)
  local wanted = schema.type
  if wanted == nil then
    return nil
  end
  if type(wanted) == "string" then
    if tests[wanted](value) then
      return nil
    end
    return "wrong type: expected " .. wanted .. ", got " .. name_of(value)
  end
  for _, name in ipairs(wanted) do
    if tests[name](value) then
      return nil
    end
  end
  return "wrong type: expected one of " .. table.concat(wanted, ", ") .. ", got " .. name_of(value)
end


return value_types
