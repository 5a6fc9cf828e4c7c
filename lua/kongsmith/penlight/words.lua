--- Words: the names and keywords in a text of Lua, without its strings and
-- comments.

local find, sub = string.find, string.sub


-- The position after the long string that begins at `start`, nil where none does.
local function after_long_string(text, start)
  local _, last, signs = find(text, "^%[(=*)%[", start)
  if not last then
    return nil
  end
  local _, finish = find(text, "]" .. signs .. "]", last + 1, true)
  return (finish or #text) + 1
end


local function after_quoted(text, start)
  local quote, position = sub(text, start, start), start + 1
  while position <= #text do
    local character = sub(text, position, position)
    if character == quote then
      return position + 1
    end
    position = position + (character == "\\" and 2 or 1)
  end
  return position
end


-- The position after the string or comment that begins at `start`, nil where none does.
local function after_silent(text, start)
  local first = sub(text, start, start)
  if first == "[" then
    return after_long_string(text, start)
  elseif first == '"' or first == "'" then
    return after_quoted(text, start)
  elseif sub(text, start, start + 1) == "--" then
    return after_long_string(text, start + 2) or (find(text, "\n", start, true) or #text) + 1
  end
end


--- True if one of the keywords in the set `wanted` stands in `text`.
return function(text, wanted)
  local position = 1
  while true do
    local first, last = find(text, "[%a_][%w_]*", position)
    local silent = find(text, "[%[\"'-]", position)
    if silent and (not first or silent < first) then
      position = after_silent(text, silent) or silent + 1
    elseif not first then
      return false
    elseif wanted[sub(text, first, last)] then
      return true
    else
      position = last + 1
    end
  end
end
