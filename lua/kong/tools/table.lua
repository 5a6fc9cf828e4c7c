--- Table: copies, merges and comparisons of Lua tables.

local floor = math.floor
local max = math.max
local getmetatable = getmetatable
local next = next
local pairs = pairs
local setmetatable = setmetatable
local sort = table.sort
local tostring = tostring
local type = type
local null = ngx.null

local tables = {}

--- An empty table that cannot be written to.
tables.EMPTY = setmetatable({}, {
  __newindex = function()
    error("Attempt to modify read-only table", 2)
  end,
})


--- The arguments in a table with their number as `n`.
function tables.pack(...)
  return { n = select("#", ...), ... }
end


--- The elements of a table made by `pack`, nils included.
function tables.unpack(packed, first, last)
  return unpack(packed, first or 1, last or packed.n or #packed)
end


--- A new table with the pairs of both; those of `second` win.
function tables.table_merge(first, second)
  local merged = {}
  for key, value in pairs(first or {}) do
    merged[key] = value
  end
  for key, value in pairs(second or {}) do
    merged[key] = value
  end
  return merged
end


--- As `table_merge`, but a null of `second` does not replace a value.
function tables.null_aware_table_merge(first, second)
  local merged = tables.table_merge(first)
  for key, value in pairs(second or {}) do
    if value ~= null or merged[key] == nil then
      merged[key] = value
    end
  end
  return merged
end


--- True if `value` is among the values of `list`.
function tables.table_contains(list, value)
  for _, element in pairs(list or {}) do
    if element == value then
      return true
    end
  end
  return false
end


--- The value that a list of keys leads to, or nil. Raises when something on the
-- way, such as a null, cannot be indexed.
function tables.table_path(value, keys)
  for _, key in ipairs(keys) do
    value = value[key]
    if value == nil then
      return nil
    end
  end
  return value
end


local function is_strict_array(value)
  local highest, count = 0, 0
  for key in pairs(value) do
    if type(key) ~= "number" or key < 1 or floor(key) ~= key then
      return false
    end
    highest = max(highest, key)
    count = count + 1
  end
  return highest == count
end


local function has_integer_keys_only(value)
  for key in pairs(value) do
    if type(key) ~= "number" or floor(key) ~= key then
      return false
    end
  end
  return true
end


local function is_form_array(value)
  local i = 0
  for _ in pairs(value) do
    i = i + 1
    if value[i] == nil and value[tostring(i)] == nil then
      return false
    end
  end
  return true
end


--- True if `value` is an array. `mode` "strict" (default) wants the keys 1..n,
-- "fast" allows holes, "lapis" allows the keys as strings.
function tables.is_array(value, mode)
  if type(value) ~= "table" then
    return false
  end
  if mode == "lapis" then
    return is_form_array(value)
  end
  if mode == "fast" then
    return has_integer_keys_only(value)
  end
  return is_strict_array(value)
end


--- As `is_array` with the mode "lapis".
function tables.is_lapis_array(value)
  return tables.is_array(value, "lapis")
end


--- A copy without the tables inside and without the metatable.
function tables.shallow_copy(value)
  if type(value) ~= "table" then
    return value
  end
  local copy = {}
  for key, element in next, value do
    copy[key] = element
  end
  return copy
end


--- A copy of everything inside, keys and (unless `copy_metatable` is false)
-- metatables included. Not for tables that contain themselves.
function tables.deep_copy(value, copy_metatable)
  if type(value) ~= "table" then
    return value
  end
  local copy = {}
  for key, element in next, value do
    copy[tables.deep_copy(key)] = tables.deep_copy(element, copy_metatable)
  end
  if copy_metatable ~= false then
    setmetatable(copy, tables.deep_copy(getmetatable(value)))
  end
  return copy
end


--- A copy of everything inside. A table that is reached twice is copied once;
-- metatables are shared with the original, or left out with
-- `remove_metatables`. Keys are copied with `copy_keys`.
function tables.cycle_aware_deep_copy(value, remove_metatables, copy_keys, seen)
  if type(value) ~= "table" then
    return value
  end
  seen = seen or {}
  if seen[value] then
    return seen[value]
  end

  local copy = {}
  seen[value] = copy
  local copied = tables.cycle_aware_deep_copy
  for key, element in next, value do
    if copy_keys and type(key) == "table" then
      key = copied(key, remove_metatables, copy_keys, seen)
    end
    if type(element) == "table" then
      element = copied(element, remove_metatables, copy_keys, seen)
    end
    copy[key] = element
  end

  local metatable = not remove_metatables and getmetatable(value)
  if metatable then
    setmetatable(copy, metatable)
  end
  return copy
end


local function copy_counting(value, seen, shared)
  if seen[value] then
    shared[seen[value]] = true
    return seen[value]
  end
  local copy = {}
  seen[value] = copy
  for key, element in next, value do
    if type(element) == "table" then
      element = copy_counting(element, seen, shared)
    end
    copy[key] = element
  end
  return setmetatable(copy, getmetatable(value))
end


--- As `cycle_aware_deep_copy` for a table, with a second result: the tables of
-- the copy that are reached more than once, as keys.
function tables.copy_with_shared(value)
  local shared = {}
  return copy_counting(value, {}, shared), shared
end


local function deep_merge(first, second, copy)
  local merged = copy(first)
  for key, value in pairs(second) do
    if type(value) == "table" and type(merged[key]) == "table" then
      merged[key] = deep_merge(merged[key], value, copy)
    else
      merged[key] = copy(value)
    end
  end
  return merged
end


--- A new table in which tables under the same key are merged in turn.
function tables.deep_merge(first, second)
  return deep_merge(first, second, tables.deep_copy)
end


--- As `deep_merge`, for tables that contain themselves.
function tables.cycle_aware_deep_merge(first, second, remove_metatables, copy_keys, seen)
  seen = seen or {}
  return deep_merge(first, second, function(value)
    return tables.cycle_aware_deep_copy(value, remove_metatables, copy_keys, seen)
  end)
end


--- The elements of several lists in one.
function tables.concat(...)
  local all = {}
  for _, list in ipairs({ ... }) do
    for _, element in ipairs(list) do
      all[#all + 1] = element
    end
  end
  return all
end


local error_list = {}


--- Adds an error under `key`; a second one under the same key makes a list.
function tables.add_error(errors, key, err)
  errors = errors or {}
  local current = errors[key]
  if not current then
    errors[key] = err
    return errors
  end
  if getmetatable(current) ~= error_list then
    current = setmetatable({ current }, error_list)
    errors[key] = current
  end
  current[#current + 1] = err
  return errors
end


local function deep_equal(a, b, compared)
  if type(a) ~= "table" or type(b) ~= "table" then
    return a == b
  end
  if a == b then
    return true
  end
  local metatable = getmetatable(a)
  if type(metatable) == "table" and metatable.__eq then
    return false
  end
  compared[a] = compared[a] or {}
  if compared[a][b] then
    return true
  end
  compared[a][b] = true

  for key, value in pairs(a) do
    if b[key] == nil or not deep_equal(value, b[key], compared) then
      return false
    end
  end
  for key in pairs(b) do
    if a[key] == nil then
      return false
    end
  end
  return true
end


--- True if both are the same value or tables with equal contents.
function tables.deep_equal(a, b)
  return deep_equal(a, b, {})
end


--- True if two lists have the same elements, in any order.
function tables.same_elements(first, second)
  if type(second) ~= "table" or #first ~= #second then
    return false
  end
  local counts = {}
  for _, element in ipairs(first) do
    counts[element] = (counts[element] or 0) + 1
  end
  for _, element in ipairs(second) do
    local count = counts[element]
    if not count or count == 0 then
      return false
    end
    counts[element] = count - 1
  end
  return true
end


local function before(a, b)
  local kind, other = type(a), type(b)
  if kind ~= other then
    return kind < other
  end
  if kind == "number" or kind == "string" then
    return a < b
  end
  return tostring(a) < tostring(b)
end


--- Iterates over index and key of a table in the order of its keys, whatever
-- the table's hashing.
function tables.sorted_keys(value)
  local keys = {}
  for key in pairs(value) do
    keys[#keys + 1] = key
  end
  if #keys > 1 then
    sort(keys, before)
  end
  return ipairs(keys)
end


return require("kongsmith.rest")("kong.tools.table", tables)
