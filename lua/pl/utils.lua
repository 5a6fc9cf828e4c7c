--- Utils: the general functions of Penlight, which Kong ships.

local arguments = require "kongsmith.penlight.arguments"
local files = require "kongsmith.penlight.files"

local assert_string, function_arg = arguments.assert_string, arguments.function_arg
local error, floor, next, select, type = error, math.floor, next, select, type
local find, gsub, sub = string.find, string.gsub, string.sub
local concat, unpack = table.concat, unpack

local utils = {
  _VERSION = "1.14.0",
  patterns = {
    FLOAT = "[%+%-%d]%d*%.?%d*[eE]?[%+%-]?%d*",
    INTEGER = "[+%-%d]%d*",
    IDEN = "[%a_][%w_]*",
    FILE = "[%a%.\\][:%][%w%._%-\\]*",
  },
  -- the classes of the standard containers, which their modules complete
  stdmt = { List = { _name = "List" }, Map = { _name = "Map" }, Set = { _name = "Set" },
            MultiMap = { _name = "MultiMap" } },
}

for _, part in ipairs({ require "pl.compat", arguments, files, require "kongsmith.penlight.deprecation" }) do
  for name, value in pairs(part) do
    utils[name] = value
  end
end

utils.enum = require "kongsmith.penlight.enum"


--- The arguments in a table with their number as `n`.
function utils.pack(...)
  return { n = select("#", ...), ... }
end


--- The elements of a table made by `pack`, nils included.
function utils.unpack(values, first, last)
  return unpack(values, first or 1, last or values.n or #values)
end


local imported = {}


--- Adds the functions of a module (or of the module of this name) to `target`,
-- the globals without one. What is there stays.
function utils.import(module, target)
  target, module = target or getfenv(0), module or utils
  if type(module) == "string" then
    module = require(module)
  end
  if imported[module] then
    return
  end
  imported[module] = true
  for name, value in next, module do
    local is_taken = rawget(target, name) and not find(name, "^_[MNPV]")
    if not is_taken then
      rawset(target, name, value)
    end
  end
end


--- `first` or `second`.
function utils.choose(condition, first, second)
  return condition and first or second
end


--- The elements of a list as texts, in `texts` if it is given.
function utils.array_tostring(list, texts, text_of)
  texts, text_of = texts or {}, text_of or tostring
  for position = 1, #list do
    texts[position] = text_of(list[position], position)
  end
  return texts
end


--- True if `value` is of the type of this name or has this metatable.
function utils.is_type(value, kind)
  if type(kind) == "string" then
    return type(value) == kind
  end
  return getmetatable(value) == kind
end


--- Iterates over positions and elements of a list that may have holes.
function utils.npairs(list, first, last, step)
  step = step or 1
  if step == 0 then
    error("iterator step-size cannot be 0", 2)
  end
  local position = (first or 1) - step
  last = last or list.n or #list
  return function()
    position = position + step
    if (step > 0 and position <= last) or (step < 0 and position >= last) then
      return position, list[position]
    end
  end
end


--- Iterates over the entries whose keys are no whole numbers.
function utils.kpairs(values)
  local key, value
  return function()
    repeat
      key, value = next(values, key)
    until type(key) ~= "number" or floor(key) ~= key
    return key, value
  end
end


--- `text` as a pattern that matches only that.
function utils.escape(text)
  assert_string(1, text)
  return (gsub(text, "[%-%.%+%[%]%(%)%$%^%%%?%*]", "%%%1"))
end


--- The parts of `text` between what `pattern` matches (white space without it),
-- at most `most`. An empty part at the end is left out.
function utils.split(text, pattern, is_plain, most)
  assert_string(1, text)
  if pattern == "" then
    return { text }
  end
  local parts, start = {}, 1
  while true do
    local first, last = find(text, pattern or "%s+", start, is_plain)
    if not first then
      break
    end
    parts[#parts + 1] = sub(text, start, first - 1)
    if #parts == most then
      parts[most] = sub(text, start)
      return parts
    end
    start = last + 1
  end
  local rest = sub(text, start)
  if rest ~= "" then
    parts[#parts + 1] = rest
  end
  return #parts == 1 and parts[1] == "" and {} or parts
end


--- The same as several results.
function utils.splitv(text, pattern, is_plain, most)
  return unpack(utils.split(text, pattern, is_plain, most))
end


--- A word, or several, as a shell takes them.
function utils.quote_arg(argument)
  if type(argument) == "table" then
    local words = {}
    for position, word in ipairs(argument) do
      words[position] = utils.quote_arg(word)
    end
    return concat(words, " ")
  elseif argument ~= "" and not find(argument, "[^%w_@%%+=:,./-]") then
    return argument
  end
  return "'" .. gsub(argument, "'", "'\\''") .. "'"
end


--- A function that puts `first` before its arguments.
function utils.bind1(fn, first)
  fn = function_arg(1, fn)
  return function(...) return fn(first, ...) end
end


--- A function that puts `second` behind its first argument.
function utils.bind2(fn, second)
  fn = function_arg(1, fn)
  return function(first, ...) return fn(first, second, ...) end
end


return utils
