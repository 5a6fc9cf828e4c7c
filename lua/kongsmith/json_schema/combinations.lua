--- Combinations: the keywords of a JSON schema that are about any value:
-- `enum`, `allOf`, `anyOf`, `oneOf` and `not`.

local deep_equal = require("kong.tools.table").deep_equal

local ipairs = ipairs

local combinations = {}


local function enum_error(value, options)
  for _, option in ipairs(options) do
    if deep_equal(value, option) then
      return nil
    end
  end
  return "matches none of the enum values"
end


local function all_error(value, schemas, check)
  for i, schema in ipairs(schemas) do
    local ok, err = check(value, schema)
    if not ok then
      return ("allOf %d failed: %s"):format(i, err)
    end
  end
  return nil
end


local function any_error(value, schemas, check)
  local errors = {}
  for i, schema in ipairs(schemas) do
    local ok, err = check(value, schema)
    if ok then
      return nil
    end
    errors[i] = i .. ") " .. err
  end
  return "object needs one of the following rectifications: " .. table.concat(errors, "; ")
end


local function one_error(value, schemas, check)
  local matched
  for i, schema in ipairs(schemas) do
    if check(value, schema) then
      if matched then
        return ("value should match only one schema, but matches both schemas %d and %d"):format(matched, i)
      end
      matched = i
    end
  end
  return not matched and "value should match only one schema, but matches none" or nil
end


--- What is wrong with `value` under these keywords, or nil.
function combinations.error(value, schema, check)
  return schema.enum and enum_error(value, schema.enum)
    or schema.allOf and all_error(value, schema.allOf, check)
    or schema.anyOf and any_error(value, schema.anyOf, check)
    or schema.oneOf and one_error(value, schema.oneOf, check)
    or schema["not"] and check(value, schema["not"]) and "value wasn't supposed to match schema"
    or nil
end


return combinations
