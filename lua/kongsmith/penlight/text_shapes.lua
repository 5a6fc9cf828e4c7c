--- Text shapes: texts padded, stripped, shortened and quoted.

local want = require "kongsmith.penlight.text_arguments"

local want_number, want_text = want.want_number, want.want_text
local ceil, find, gsub, rep, sub = math.ceil, string.find, string.gsub, string.rep, string.sub

local shapes = {}


--- `text` with spaces for tabs, up to columns that `width` divides.
function shapes.expandtabs(text, width)
  want_text(1, text)
  width = width or 8
  return (gsub(text, "([^\t\r\n]*)\t", function(before)
    return before .. rep(" ", width == 0 and 0 or width - #before % width)
  end))
end


-- How much is missing to `width`, as a text of `character`.
local function padding(count, character)
  return rep(character or " ", count)
end


--- `text` with spaces behind it, `width` wide.
function shapes.ljust(text, width, character)
  want_text(1, text)
  want_number(2, width)
  return text .. padding(width - #text, character)
end


--- `text` with spaces before it.
function shapes.rjust(text, width, character)
  want_text(1, text)
  want_number(2, width)
  return padding(width - #text, character) .. text
end


--- `text` with spaces on both sides.
function shapes.center(text, width, character)
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
function shapes.lstrip(text, characters)
  want_text(1, text)
  return (gsub(text, "^" .. class_of(characters) .. "+", ""))
end


--- `text` without white space (or the given characters) at its end.
function shapes.rstrip(text, characters)
  want_text(1, text)
  local class, last = "^" .. class_of(characters) .. "$", #text
  while last > 0 and find(sub(text, last, last), class) do
    last = last - 1
  end
  return sub(text, 1, last)
end


--- `text` without white space (or the given characters) at both ends.
function shapes.strip(text, characters)
  want_text(1, text)
  return shapes.lstrip(shapes.rstrip(text, characters), characters)
end


--- `text` with every word in lower case after a first letter in upper case.
function shapes.title(text)
  want_text(1, text)
  return (gsub(text, "(%S)(%S*)", function(first, rest)
    return first:upper() .. rest:lower()
  end))
end


shapes.capitalize = shapes.title


--- `text` at most `width` wide; what is left out is shown by dots, at the beginning
-- with `keeps_tail`.
function shapes.shorten(text, width, keeps_tail)
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
function shapes.quote_string(text)
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


return shapes
