--- Types: what kind of value something is.

local ceil = math.ceil
local getmetatable, next, type = getmetatable, next, type

local utils = require "pl.utils"

local types = { is_type = utils.is_type }

local TRUE_WORDS = { yes = true, y = true, ["true"] = true, t = true, ["1"] = true }


-- Whether `value` is a table or its metatable has all of these events.
local function behaves(value, ...)
  if type(value) == "table" then
    return true
  end
  local metatable = getmetatable(value)
  if not metatable then
    return metatable
  end
  for position = 1, select("#", ...) do
    local event = metatable[(select(position, ...))]
    if not event then
      return event
    end
  end
  return true
end


--- True if `value` can be called.
function types.is_callable(value)
  if type(value) == "function" then
    return true
  end
  local metatable = getmetatable(value)
  return metatable and metatable.__call and true
end


--- The type of `value`; of an object the name of its class.
function types.type(value)
  local kind = type(value)
  if kind ~= "table" and kind ~= "userdata" then
    return kind
  end
  local metatable = getmetatable(value)
  if metatable == nil then
    return kind
  end
  return metatable._name or "unknown " .. kind
end


--- True if a number is whole.
function types.is_integer(number)
  return ceil(number) == number
end


--- True for nil, an empty table, an empty text (also one of white space with
-- `ignores_spaces`), and anything that is neither table nor text.
function types.is_empty(value, ignores_spaces)
  if type(value) == "table" then
    return next(value) == nil
  elseif type(value) == "string" then
    return value == "" or not not ignores_spaces and value:find("^%s+$") ~= nil
  end
  return true
end


--- True if `value` has elements by position.
function types.is_indexable(value)
  return behaves(value, "__len", "__index")
end


--- True if `pairs` goes over `value`.
function types.is_iterable(value)
  return behaves(value, "__pairs")
end


--- True if `value` takes new entries.
function types.is_writeable(value)
  return behaves(value, "__newindex")
end


-- Whether a text is one of the words that mean true.
local function is_true_word(text, further)
  text = text:lower()
  if TRUE_WORDS[text] then
    return true
  end
  for _, word in ipairs(further or {}) do
    if type(word) == "string" and word:lower() == text then
      return true
    end
  end
  return false
end


--- What `value` means as true or false: a text by its word (also one of
-- `true_words`), a number unless it is 0, an object if `counts_objects`.
function types.to_bool(value, true_words, counts_objects)
  if true_words then
    utils.assert_arg(2, true_words, "table")
  end
  local kind = type(value)
  if kind == "boolean" then
    return value
  elseif kind == "string" then
    return is_true_word(value, true_words)
  elseif kind == "number" then
    return value ~= 0
  elseif kind == "table" then
    return not not counts_objects and next(value) ~= nil
  end
  return value ~= nil and not not counts_objects
end


return types
