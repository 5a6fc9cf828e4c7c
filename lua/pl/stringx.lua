--- Stringx: the functions for texts of Penlight, which Kong ships.

local utils = require "pl.utils"

local assert_arg = utils.assert_arg
local ceil, error, huge, type = math.ceil, error, math.huge, type
local find, gsub, rep, sub = string.find, string.gsub, string.rep, string.sub

local stringx = {}

for _, part in ipairs({ require "kongsmith.penlight.paragraphs", require "kongsmith.penlight.substitution" }) do
  for name, value in pairs(part) do
    stringx[name] = value
  end
end


local function want_text(position, value)
  return assert_arg(position, value, "string", nil, nil, 3)
end


local function want_number(position, value)
  return assert_arg(position, value, "number", nil, nil, 3)
end


local function as_list(values)
  return setmetatable(values, require "pl.List")
end


-- A function that says whether all of a text, which is not empty, is of this class.
local function consists_of(class)
  local pattern = "^" .. class .. "+$"
  return function(text)
    want_text(1, text)
    return find(text, pattern) == 1
  end
end


stringx.isalpha = consists_of "%a"
stringx.isdigit = consists_of "%d"
stringx.isalnum = consists_of "%w"
stringx.isspace = consists_of "%s"
stringx.islower = consists_of "[%l%s]"
stringx.isupper = consists_of "[%u%s]"


local function begins(text, prefix)
  return sub(text, 1, #prefix) == prefix
end


local function ends(text, suffix)
  return #text >= #suffix and sub(text, #text - #suffix + 1) == suffix
end


local function fits(text, affix, test)
  if type(affix) == "string" then
    return test(text, affix)
  elseif type(affix) ~= "table" then
    error(("argument #2 expected a 'string' or a 'table', got a '%s'"):format(type(affix)), 3)
  end
  for _, one in ipairs(affix) do
    if test(text, one) then
      return true
    end
  end
  return false
end


--- True if `text` begins with `prefix`, or with one of a list of them.
function stringx.startswith(text, prefix)
  want_text(1, text)
  return fits(text, prefix, begins)
end


--- True if `text` ends with `suffix`, or with one of a list of them.
function stringx.endswith(text, suffix)
  want_text(1, text)
  return fits(text, suffix, ends)
end


--- The elements of a list with `separator` between them.
function stringx.join(separator, list)
  want_text(1, separator)
  return table.concat(list, separator)
end


--- The parts of `text` around `separator` (a plain text); around white space
-- without one. At most `most` parts when given.
function stringx.split(text, separator, most)
  want_text(1, text)
  if not separator then
    return as_list(utils.split(stringx.lstrip(text), nil, false, most))
  end
  local parts = utils.split(text, separator, true, most)
  if separator ~= "" and ends(text, separator) and #parts < (most or huge) then
    parts[#parts + 1] = ""
  end
  return as_list(parts)
end


--- The parts between what `pattern` matches, as several results.
function stringx.splitv(text, pattern)
  want_text(1, text)
  return utils.splitv(text, pattern)
end


--- The lines of `text`, with their ends if `keeps_ends`.
function stringx.splitlines(text, keeps_ends)
  want_text(1, text)
  local lines, start = {}, 1
  while start <= #text do
    local first, last = find(text, "\r?\n", start)
    local return_at = find(text, "\r", start, true)
    if return_at and return_at < (first or huge) then
      first, last = return_at, return_at
    elseif not first then
      first, last = #text + 1, #text
    end
    lines[#lines + 1] = sub(text, start, keeps_ends and last or first - 1)
    start = last + 1
  end
  return as_list(lines)
end


--- Iterates over the lines of `text`.
function stringx.lines(text)
  want_text(1, text)
  return (find(text, "\n$") and text or text .. "\n"):gmatch("([^\n]*)\n")
end


--- `text` with spaces for tabs, up to columns that `width` divides.
function stringx.expandtabs(text, width)
  want_text(1, text)
  width = width or 8
  return (gsub(text, "([^\t\r\n]*)\t", function(before)
    return before .. rep(" ", width == 0 and 0 or width - #before % width)
  end))
end


-- The last place of a plain text, and how often it occurs.
local function find_all(text, wanted, first, last, may_overlap)
  if wanted == "" then
    last = last or #text
    return last + 1, last - first + 1
  end
  local found, count = nil, 0
  local from, to = find(text, wanted, first, true)
  while from and (not last or to <= last) do
    found, count = from, count + 1
    from, to = find(text, wanted, (may_overlap and from or to) + 1, true)
  end
  return found, count
end


--- The first place of a plain text from `first` to `last`.
function stringx.lfind(text, wanted, first, last)
  want_text(1, text)
  want_text(2, wanted)
  local from, to = find(text, wanted, first, true)
  return from and (not last or to <= last) and from or nil
end


--- The last place of a plain text from `first` to `last`.
function stringx.rfind(text, wanted, first, last)
  want_text(1, text)
  want_text(2, wanted)
  return (find_all(text, wanted, first or 1, last or #text, true))
end


--- How often a plain text occurs.
function stringx.count(text, wanted, may_overlap)
  want_text(1, text)
  local _, count = find_all(text, wanted, 1, nil, may_overlap)
  return count
end


--- `text` with `new` for the plain text `old`, at most `most` times.
function stringx.replace(text, old, new, most)
  want_text(1, text)
  want_text(2, old)
  want_text(3, new)
  return (gsub(text, utils.escape(old), (gsub(new, "%%", "%%%%")), most))
end


-- How much is missing to `width`, as a text of `character`.
local function padding(count, character)
  return rep(character or " ", count)
end


--- `text` with spaces behind it, `width` wide.
function stringx.ljust(text, width, character)
  want_text(1, text)
  want_number(2, width)
  return text .. padding(width - #text, character)
end


--- `text` with spaces before it.
function stringx.rjust(text, width, character)
  want_text(1, text)
  want_number(2, width)
  return padding(width - #text, character) .. text
end


--- `text` with spaces on both sides.
function stringx.center(text, width, character)
  want_text(1, text)
  want_number(2, width)
  local missing = width - #text
  local right = ceil(missing / 2)
  return padding(missing - right, character) .. text .. padding(right, character)
end


-- The pattern of a character out of `characters`, white space without them.
local function class_of(characters)
  return characters and "[" .. characters:gsub("%W", "%%%0") .. "]" or "%s"
end


--- `text` without white space (or the given characters) at its beginning.
function stringx.lstrip(text, characters)
  want_text(1, text)
  return (gsub(text, "^" .. class_of(characters) .. "+", ""))
end


--- `text` without white space (or the given characters) at its end.
function stringx.rstrip(text, characters)
  want_text(1, text)
  local class, last = "^" .. class_of(characters) .. "$", #text
  while last > 0 and find(sub(text, last, last), class) do
    last = last - 1
  end
  return sub(text, 1, last)
end


--- `text` without white space (or the given characters) at both ends.
function stringx.strip(text, characters)
  want_text(1, text)
  return stringx.lstrip(stringx.rstrip(text, characters), characters)
end


-- What is before, in and behind the place from `first` to `last`.
local function cut(text, first, last)
  return sub(text, 1, first - 1), sub(text, first, last), sub(text, last + 1)
end


local function is_not_empty(text)
  return text ~= ""
end


--- The text before `separator`, `separator` and the text behind it; all of `text`
-- and two empty ones where it does not occur.
function stringx.partition(text, separator)
  want_text(1, text)
  assert_arg(2, separator, "string", is_not_empty, "must be a non-empty string", 3)
  local first = stringx.lfind(text, separator)
  if not first then
    return text, "", ""
  end
  return cut(text, first, first)
end


--- The same with the last `separator`; two empty ones and all of `text` where it does
-- not occur.
function stringx.rpartition(text, separator)
  want_text(1, text)
  assert_arg(2, separator, "string", is_not_empty, "must be a non-empty string", 3)
  local first = stringx.rfind(text, separator)
  if not first then
    return "", "", text
  end
  return cut(text, first, first)
end


--- The character at a position.
function stringx.at(text, position)
  want_text(1, text)
  want_number(2, position)
  return sub(text, position, position)
end


--- `text` with every word in lower case after a first letter in upper case.
function stringx.title(text)
  want_text(1, text)
  return (gsub(text, "(%S)(%S*)", function(first, rest)
    return first:upper() .. rest:lower()
  end))
end


stringx.capitalize = stringx.title


--- `text` at most `width` wide; what is left out is shown by dots, at the beginning
-- with `keeps_tail`.
function stringx.shorten(text, width, keeps_tail)
  want_text(1, text)
  if #text <= width then
    return text
  elseif width < 3 then
    return rep(".", width)
  elseif keeps_tail then
    return "..." .. sub(text, #text - width + 4)
  end
  return sub(text, 1, width - 3) .. "..."
end


-- The most equals signs between brackets of one kind, nil where there are none.
local function longest_bracket(text)
  local most
  local start = 1
  while true do
    local _, last, _, signs = find(text, "([%[%]])(=*)%1", start)
    if not signs then
      return most
    end
    most = math.max(most or 0, #signs)
    start = last
  end
end


--- `text` as a literal of Lua.
function stringx.quote_string(text)
  want_text(1, text)
  local longest = longest_bracket(text .. "]")
  if find(text, "\r", 1, true) or not (longest or find(text, "\n", 1, true)) then
    -- without a second result: the text goes into calls
    local quoted = gsub(("%q"):format(text), "\r", "\\r")
    return quoted
  end
  local signs = rep("=", (longest or -1) + 1)
  local first_line = sub(text, 1, 1) == "\n" and "\n" or ""
  return "[" .. signs .. "[" .. first_line .. text .. "]" .. signs .. "]"
end


--- Adds these functions to the methods of texts.
function stringx.import()
  utils.import(stringx, string)
end


return stringx
