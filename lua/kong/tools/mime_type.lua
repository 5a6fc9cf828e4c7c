--- MIME type: reads media types and their parameters.

local byte, find, lower, match, sub = string.byte, string.find, string.lower, string.match, string.sub

local mime_type = {}

-- a token of RFC 2045: no control characters, no separators
local TOKEN = "^[^%z\1-\32\127-\255()<>@,;:\\\"/%[%]?={}]+"


-- The token at `position` and the position after it, or nil.
local function read_token(text, position)
  local _, last = find(text, TOKEN, position)
  if not last then
    return nil
  end
  return sub(text, position, last), last + 1
end


local function is_control(character)
  local code = byte(character)
  return code < 32 or code == 127
end


-- The quoted text that begins at `position`, its escapes as they are.
local function read_quoted(text, position)
  local finish = position + 1
  while finish <= #text do
    local character = sub(text, finish, finish)
    if character == '"' then
      return sub(text, position + 1, finish - 1), finish + 1
    elseif is_control(character) then
      return nil
    end
    finish = finish + 1
  end
  return nil
end


-- The parameter behind the semicolon at `position`: name, value, and the position after.
local function read_parameter(text, position)
  local start = match(text, "^[ \t]*;[ \t]*()", position)
  local name, after = nil, nil
  if start then
    name, after = read_token(text, start)
  end
  if not name or sub(text, after, after) ~= "=" then
    return nil
  end
  local read = sub(text, after + 1, after + 1) == '"' and read_quoted or read_token
  local value, following = read(text, after + 1)
  return value and name, value, following
end


-- Type and subtype, and the position after them.
local function read_types(text)
  local kind, after = read_token(text, 1)
  if kind and sub(text, after, after) == "/" then
    local subtype, following = read_token(text, after + 1)
    if subtype then
      return kind, subtype, following
    end
  end
  if sub(text, 1, 1) == "*" then
    return "*", "*", 2
  end
end


-- Which names of parameters are lower-cased.
local function case_rule(options)
  local names = {}
  for _, name in ipairs(options.ignorecase_params or {}) do
    names[name] = true
  end
  return function(name)
    local lowered = lower(name)
    return (options.param_key_ignorecase or names[lowered]) and lowered or name
  end
end


--- Type, subtype and parameters of a media type; nothing where it is none. `options`:
-- `param_key_ignorecase`, `ignorecase_params`.
function mime_type.parse_mime_type(text, options)
  local kind, subtype, position = read_types(text)
  if not kind then
    return nil
  end
  local name_of, parameters = case_rule(options or {}), {}
  while position <= #text do
    local name, value, following = read_parameter(text, position)
    if not name then
      return nil
    end
    parameters[name_of(name)], position = value, following
  end
  return kind, subtype, parameters
end


return mime_type
