--- Repeatable: whether one subschema object may serve several validations.
-- Validating completes a schema in two places: what is inside lists and maps
-- becomes required, and a match of an entity check takes over the attributes
-- of its field. Most schemas answer the same afterwards. One does not if a
-- definition inside a list or map is also that of a field, or if a condition
-- with an own message leads to a required field.

local pairs = pairs
local type = type

local repeatable = {}

local INSIDE = { elements = true, keys = true, values = true }


-- Counts in `uses` how often each table is reached, and once more when that is
-- as the inside of a list or map.
local function collect(value, key, uses, inside)
  if INSIDE[key] then
    inside[value] = true
  end
  uses[value] = (uses[value] or 0) + 1
  if uses[value] > 1 then
    return
  end
  for inner_key, inner in pairs(value) do
    if type(inner) == "table" then
      collect(inner, inner_key, uses, inside)
    end
  end
end


local function has_own_message(value, seen)
  if seen[value] then
    return false
  end
  seen[value] = true
  if value.then_err ~= nil then
    return true
  end
  for _, inner in pairs(value) do
    if type(inner) == "table" and has_own_message(inner, seen) then
      return true
    end
  end
  return false
end


--- True if validating leaves the answers of `definition` as they are.
function repeatable.is(definition)
  local uses, inside = {}, {}
  collect(definition, nil, uses, inside)
  for value in pairs(inside) do
    if uses[value] > 1 then
      return false
    end
  end
  return not has_own_message(definition, {})
end


return repeatable
