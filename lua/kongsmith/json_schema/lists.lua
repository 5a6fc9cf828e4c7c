--- Lists: the keywords of a JSON schema for arrays.

local deep_equal = require("kong.tools.table").deep_equal
local value_types = require "kongsmith.json_schema.value_types"

local type = type

local lists = {}


local function count_error(value, schema)
  if schema.minItems and #value < schema.minItems then
    return "expect array to have at least " .. schema.minItems .. " items"
  end
  if schema.maxItems and #value > schema.maxItems then
    return "expect array to have at most " .. schema.maxItems .. " items"
  end
  return nil
end


local function each_error(value, item_schema, first, text, check)
  for i = first, #value do
    local ok, err = check(value[i], item_schema)
    if not ok then
      return text:format(i, err)
    end
  end
  return nil
end


-- One schema per position; missing items are fine.
local function tuple_error(value, schema, check)
  local items = schema.items
  for i = 1, #items do
    if value[i] == nil then
      return nil
    end
    local ok, err = check(value[i], items[i])
    if not ok then
      return ("failed to validate item %d: %s"):format(i, err)
    end
  end

  local additional = schema.additionalItems
  if additional == false and value[#items + 1] ~= nil then
    return "found unexpected extra items in array"
  end
  if type(additional) == "table" then
    return each_error(value, additional, #items + 1, "failed to validate additional item %d: %s", check)
  end
  return nil
end


local function items_error(value, schema, check)
  local items = schema.items
  if not items then
    return nil
  end
  if #items > 0 then
    return tuple_error(value, schema, check)
  end
  return each_error(value, items, 1, "failed to validate item %d: %s", check)
end


local function unique_error(value, schema)
  if not schema.uniqueItems then
    return nil
  end
  for i = 2, #value do
    for j = 1, i - 1 do
      if deep_equal(value[i], value[j]) then
        return ("expected unique items but items %d and %d are equal"):format(i, j)
      end
    end
  end
  return nil
end


--- What is wrong with the items of the table `value`, or nil.
function lists.error(value, schema, check)
  if not value_types.is_array(value) then
    return nil
  end
  return count_error(value, schema)
    or items_error(value, schema, check)
    or unique_error(value, schema)
end


return lists
