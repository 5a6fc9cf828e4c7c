--- Re: splits texts by regular expressions.

local regex_match = require("kongsmith.host").regex_match

local sub, tostring, type = string.sub, tostring, type

local re = {}


-- Cuts `subject` from `start` on into `parts`, which may be at most `most`. Gives the
-- rest back, or nil and a text.
local function cut(subject, pattern, options, start, most, parts)
  local position, piece, last_empty = start, start, nil
  local pieces = 1
  while (most <= 0 or pieces < most) and position <= #subject + 1 do
    local captures, first, last = regex_match(subject, pattern, options, position)
    if not captures then
      if type(first) == "string" then
        return nil, first
      end
      break
    end
    local is_empty = last < first
    position = is_empty and first + 1 or last + 1
    piece = last_empty or piece
    last_empty = is_empty and first or last_empty
    -- an empty match splits only behind a character
    if first > piece or not last_empty then
      pieces = pieces + 1
      parts[#parts + 1] = sub(subject, piece, first - 1)
      parts[#parts + 1] = captures[1] or nil
      piece = last + 1
      if piece > #subject then
        break
      end
    end
  end
  return piece
end


--- As `split` of `ngx.re`: the parts of `subject` between the matches of a regular
-- expression, with their first captures.
function re.split(subject, pattern, options, context, most, result)
  if result ~= nil and type(result) ~= "table" then
    error("res is not a table", 2)
  end
  subject, most = tostring(subject), most or 0
  local start = context and context.pos or 1
  local parts = {}
  if start <= #subject then
    local rest, err = cut(subject, tostring(pattern), options, start, most, parts)
    if err then
      return nil, err
    elseif most > 0 or rest <= #subject then
      parts[#parts + 1] = sub(subject, rest)
    else
      while parts[#parts] == "" do
        parts[#parts] = nil
      end
    end
  end
  result = result or {}
  for position = 1, #parts + 1 do
    result[position] = parts[position]
  end
  return result
end


--- Sets an option of PCRE.
function re.opt(name)
  if name ~= "jit_stack_size" then
    error("unrecognized option name", 2)
  end
end


return re
