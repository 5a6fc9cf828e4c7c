--- Text parts: texts cut, joined and searched for plain texts.

local utils = require "pl.utils"

local lstrip = require("kongsmith.penlight.text_shapes").lstrip
local want = require "kongsmith.penlight.text_arguments"

local assert_arg, want_number, want_text = utils.assert_arg, want.want_number, want.want_text
local find, gsub, huge, sub = string.find, string.gsub, math.huge, string.sub

local parts = {}


local function as_list(values)
  return setmetatable(values, require "pl.List")
end


--- The elements of a list with `separator` between them.
function parts.join(separator, list)
  want_text(1, separator)
  return table.concat(list, separator)
end


--- The parts of `text` around `separator` (a plain text); around white space
-- without one. At most `most` parts when given.
function parts.split(text, separator, most)
  want_text(1, text)
  if not separator then
    return as_list(utils.split(lstrip(text), nil, false, most))
  end
  local pieces = utils.split(text, separator, true, most)
  if separator ~= "" and sub(text, -#separator) == separator and #pieces < (most or huge) then
    pieces[#pieces + 1] = ""
  end
  return as_list(pieces)
end


--- The parts between what `pattern` matches, as several results.
function parts.splitv(text, pattern)
  want_text(1, text)
  return utils.splitv(text, pattern)
end


--- The lines of `text`, with their ends if `keeps_ends`.
function parts.splitlines(text, keeps_ends)
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
function parts.lines(text)
  want_text(1, text)
  return (find(text, "\n$") and text or text .. "\n"):gmatch("([^\n]*)\n")
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
function parts.lfind(text, wanted, first, last)
  want_text(1, text)
  want_text(2, wanted)
  local from, to = find(text, wanted, first, true)
  return from and (not last or to <= last) and from or nil
end


--- The last place of a plain text from `first` to `last`.
function parts.rfind(text, wanted, first, last)
  want_text(1, text)
  want_text(2, wanted)
  return (find_all(text, wanted, first or 1, last or #text, true))
end


--- How often a plain text occurs.
function parts.count(text, wanted, may_overlap)
  want_text(1, text)
  local _, count = find_all(text, wanted, 1, nil, may_overlap)
  return count
end


--- `text` with `new` for the plain text `old`, at most `most` times.
function parts.replace(text, old, new, most)
  want_text(1, text)
  want_text(2, old)
  want_text(3, new)
  return (gsub(text, utils.escape(old), (gsub(new, "%%", "%%%%")), most))
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
function parts.partition(text, separator)
  want_text(1, text)
  assert_arg(2, separator, "string", is_not_empty, "must be a non-empty string", 3)
  local first = parts.lfind(text, separator)
  if not first then
    return text, "", ""
  end
  return cut(text, first, first)
end


--- The same with the last `separator`; two empty ones and all of `text` where it does
-- not occur.
function parts.rpartition(text, separator)
  want_text(1, text)
  assert_arg(2, separator, "string", is_not_empty, "must be a non-empty string", 3)
  local first = parts.rfind(text, separator)
  if not first then
    return "", "", text
  end
  return cut(text, first, first)
end


--- The character at a position.
function parts.at(text, position)
  want_text(1, text)
  want_number(2, position)
  return sub(text, position, position)
end


return parts
