--- Validators: the attributes of a field that constrain its value.
-- Each takes the value, the attribute's argument and the field, and answers
-- true, or nil and a message. Without a message the caller takes the
-- attribute's own from `messages`. They assume the right type and raise a Lua
-- error on another, as Kong does: `len_min` on an integer is such a schema.

local messages = require "kong.db.schema.messages"
local quoted_list = require "kong.db.schema.quoted_list"
local unjudged = require "kongsmith.unjudged"

local concat = table.concat
local pairs = pairs
local sub = string.sub
local tostring = tostring
local null = ngx.null
local texts = messages.validator

local UUID = "^%x%x%x%x%x%x%x%x%-%x%x%x%x%-%x%x%x%x%-%x%x%x%x%-%x%x%x%x%x%x%x%x%x%x%x%x$"

local validators = {}

--- The order in which a field's validators run; the first failure is reported.
validators.order = {
  "eq", "ne", "not_one_of", "one_of",
  "gt", "timestamp", "uuid", "is_regex", "between",
  "len_eq", "len_min", "len_max",
  "starts_with", "not_match", "match_none", "match", "match_all", "match_any",
  "contains",
  "custom_validator", "mutually_exclusive_subsets",
}


local function shown(value)
  return value == null and "null" or tostring(value)
end


-- Kong adds the number of pairs to the length of a map's list part, so that a
-- list given for a map counts twice.
local function length(value, field)
  local count = #value
  if field.type == "map" then
    for _ in pairs(value) do
      count = count + 1
    end
  end
  return count
end


local function includes(list, wanted)
  for i = 1, #list do
    if list[i] == wanted then
      return true
    end
  end
  return false
end


local by_name = {}
validators.by_name = by_name


function by_name.eq(value, wanted)
  if value == wanted then
    return true
  end
  return nil, texts.eq:format(shown(wanted))
end


function by_name.ne(value, unwanted)
  if value ~= unwanted then
    return true
  end
  return nil, texts.ne:format(unwanted == null and "null" or tostring(value))
end


function by_name.one_of(value, options)
  if includes(options, value) then
    return true
  end
  return nil, texts.one_of:format(concat(options, ", "))
end


function by_name.not_one_of(value, options)
  if not includes(options, value) then
    return true
  end
  return nil, texts.not_one_of:format(concat(options, ", "))
end


function by_name.gt(value, limit)
  if value > limit then
    return true
  end
  return nil, texts.gt:format(tostring(limit))
end


function by_name.between(value, limits)
  if value < limits[1] or value > limits[2] then
    return nil, texts.between:format(limits[1], limits[2])
  end
  return true
end


function by_name.timestamp(value)
  return value > 0 or nil
end


function by_name.uuid(value)
  return value:find(UUID) and true or nil
end


function by_name.is_regex(value)
  local _, err = ngx.re.match("any string", value)
  return err == nil
end


function by_name.len_eq(value, wanted, field)
  if length(value, field) == wanted then
    return true
  end
  return nil, texts.len_eq:format(wanted)
end


function by_name.len_min(value, least, field)
  if length(value, field) >= least then
    return true
  end
  return nil, texts.len_min:format(least)
end


function by_name.len_max(value, most, field)
  if length(value, field) <= most then
    return true
  end
  return nil, texts.len_max:format(most)
end


function by_name.starts_with(value, prefix)
  if sub(value, 1, #prefix) == prefix then
    return true
  end
  return nil, texts.starts_with:format(prefix)
end


function by_name.match(value, pattern)
  return value:match(pattern) and true or nil
end


function by_name.not_match(value, pattern)
  return not value:match(pattern) or nil
end


function by_name.match_all(value, entries)
  for i = 1, #entries do
    if not value:match(entries[i].pattern) then
      return nil, entries[i].err
    end
  end
  return true
end


function by_name.match_none(value, entries)
  for i = 1, #entries do
    if value:match(entries[i].pattern) then
      return nil, entries[i].err
    end
  end
  return true
end


function by_name.match_any(value, choice)
  for i = 1, #choice.patterns do
    if value:match(choice.patterns[i]) then
      return true
    end
  end
  return nil, choice.err
end


function by_name.contains(list, wanted)
  if includes(list, wanted) then
    return true
  end
  return nil, texts.contains:format(wanted)
end


function by_name.mutually_exclusive_subsets(list, subsets)
  local subset_of = {}
  for i = 1, #subsets do
    for j = 1, #subsets[i] do
      subset_of[subsets[i][j]] = subsets[i]
    end
  end

  local used, seen = {}, {}
  for i = 1, #list do
    local subset = subset_of[list[i]]
    if subset and not seen[subset] then
      seen[subset] = true
      used[#used + 1] = subset
    end
  end

  if #used <= 1 then
    return true
  end
  return nil, texts.mutually_exclusive_subsets:format(quoted_list(used))
end


function by_name.custom_validator(value, fn)
  return unjudged.validate(fn, value)
end


return validators
