--- Numbers: the keywords of a JSON schema for numbers.

local huge = math.huge
local modf = math.modf
local tonumber = tonumber

local numbers = {}


-- The shortest text from six digits on that reads back to the same number.
local function shown(value)
  for digits = 6, 17 do
    local text = ("%." .. digits .. "g"):format(value)
    if tonumber(text) == value then
      return text
    end
  end
  return tostring(value)
end


local function minimum_error(value, schema)
  local minimum = schema.minimum
  if not minimum then
    return nil
  end
  if schema.exclusiveMinimum then
    return value <= minimum
      and ("expected %s to be sctrictly greater than %s"):format(shown(value), shown(minimum)) or nil
  end
  return value < minimum
    and ("expected %s to be greater than %s"):format(shown(value), shown(minimum)) or nil
end


local function maximum_error(value, schema)
  local maximum = schema.maximum
  if not maximum then
    return nil
  end
  if schema.exclusiveMaximum then
    return value >= maximum
      and ("expected %s to be sctrictly smaller than %s"):format(shown(value), shown(maximum)) or nil
  end
  return value > maximum
    and ("expected %s to be smaller than %s"):format(shown(value), shown(maximum)) or nil
end


local function is_multiple(value, step)
  if modf(step) == step then
    return value % step == 0
  end
  local quotient = value / step
  return modf(quotient) == quotient and quotient ~= huge and quotient ~= -huge
end


--- What is wrong with the number `value`, or nil.
function numbers.error(value, schema)
  local err = minimum_error(value, schema) or maximum_error(value, schema)
  if err then
    return err
  end
  local step = schema.multipleOf
  if step and not is_multiple(value, step) then
    return ("expected %s to be a multiple of %s"):format(tostring(value), tostring(step))
  end
  return nil
end


return numbers
