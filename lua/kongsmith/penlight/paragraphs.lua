--- Paragraphs: texts indented and broken into lines.

local strip = require("kongsmith.penlight.text_shapes").strip
local utils = require "pl.utils"

local assert_arg, split = utils.assert_arg, utils.split
local concat, huge, min = table.concat, math.huge, math.min

local paragraphs = {}


-- The lines of a text, each with its end.
local function joined(lines)
  return concat(lines, "\n") .. "\n"
end


--- `text` with `count` spaces before each line.
function paragraphs.indent(text, count, character)
  assert_arg(1, text, "string", nil, nil, 3)
  assert_arg(2, count, "number", nil, nil, 3)
  local prefix = (character or " "):rep(count)
  local lines = split(text, "\n")
  for position, line in ipairs(lines) do
    lines[position] = prefix .. line
  end
  return joined(lines)
end


--- `text` without the spaces that all lines have before them.
function paragraphs.dedent(text)
  assert_arg(1, text, "string", nil, nil, 3)
  local lines, first = split(text, "\n"), huge
  for _, line in ipairs(lines) do
    first = min(first, line:find("%S") or huge)
  end
  for position, line in ipairs(lines) do
    lines[position] = line:sub(first)
  end
  return joined(lines)
end


-- Takes the words of one line from `words`, which is read from its field `next` on.
local function next_line(words, width, breaks_words)
  local first = words[words.next]
  if #first > width then
    if breaks_words then
      words[words.next] = first:sub(width + 1)
      return first:sub(1, width)
    end
    words.next = words.next + 1
    return first
  end
  local line, length = {}, 0
  local word = first
  while word and length + #word <= width do
    if word ~= "" then
      line[#line + 1] = word
      length = length + #word + 1
    end
    words.next = words.next + 1
    word = words[words.next]
  end
  return concat(line, " ")
end


--- `text` as a list of lines that are at most `width` wide; longer words stand by
-- themselves unless `breaks_words`.
function paragraphs.wrap(text, width, breaks_words)
  text = strip((text:gsub("\n", " ")))
  if text == "" then
    return { "" }
  end
  local words = split(text, "%s")
  words.next = 1
  local lines = {}
  while words[words.next] do
    lines[#lines + 1] = strip(next_line(words, width or 70, breaks_words))
  end
  return setmetatable(lines, require "pl.List")
end


--- The same as one text.
function paragraphs.fill(text, width, breaks_words)
  return joined(paragraphs.wrap(text, width, breaks_words))
end


return paragraphs
