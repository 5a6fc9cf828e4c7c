--- Strings: the keywords of a JSON schema for strings.

local dates = require "kongsmith.json_schema.dates"
local utf8_length = require("kong.tools.string").utf8_length

local strings = {}


local function length_error(value, schema)
  if not (schema.minLength or schema.maxLength) then
    return nil
  end
  local length = utf8_length(value) or #value
  if schema.minLength and length < schema.minLength then
    return ("string too short, expected at least %d, got %d"):format(schema.minLength, length)
  end
  if schema.maxLength and length > schema.maxLength then
    return ("string too long, expected at most %d, got %d"):format(schema.maxLength, length)
  end
  return nil
end


--- What is wrong with the string `value`, or nil.
function strings.error(value, schema)
  local err = length_error(value, schema)
  if err then
    return err
  end
  if schema.pattern and not ngx.re.find(value, schema.pattern, "jo") then
    return ("failed to match pattern %q with %q"):format(schema.pattern, value)
  end
  return schema.format and dates.error(value, schema.format)
end


return strings
