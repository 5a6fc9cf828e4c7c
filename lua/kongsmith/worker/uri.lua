--- URI: the functions of `ngx` for escapes and for the arguments of a query.

local argument = require "kongsmith.worker.argument"

local error, ipairs, next, select, tonumber, tostring, type = error, ipairs, next, select, tonumber, tostring, type
local concat, floor = table.concat, math.floor
local byte, char, format, gmatch, gsub, match =
  string.byte, string.char, string.format, string.gmatch, string.gsub, string.match

local uri = {}

-- How many arguments of a query are read.
local MOST_ARGUMENTS = 100

-- What each kind of escape replaces: in a path, a query, a component (the usual one), HTML, a header that reloads, a
-- key of memcached, a header of mail.
local ESCAPED = { [0] = "[%z\1-\32#%%?\127-\255]", "[%z\1-\32#%%?+\127-\255]", "[^%w%-._~!'()*]",
                  "[%z\1-\32\"#%%'\127-\255]", "[%z\1-\32\"'\127-\255]", "[%z\1-\32%%]", "[%z\1-\32%%]" }
local COMPONENT = 2


local function escape_byte(character)
  return format("%%%02X", byte(character))
end


local function escape_all(text)
  return (gsub(text, ESCAPED[COMPONENT], escape_byte))
end


--- As `ngx.escape_uri`.
function uri.escape_uri(text, kind)
  text = argument.text(text)
  if kind == nil then
    kind = COMPONENT
  elseif argument.only("number", kind, '"type" is not a number') < 0 or kind > 6 then
    error('"type" ' .. kind .. " out of range", 2)
  end
  return (gsub(text, ESCAPED[kind - kind % 1], escape_byte))
end


local function unescape_digits(digits)
  return char(tonumber(digits, 16))
end


local function unescape(text)
  return (gsub(gsub(text, "%+", " "), "%%(%x%x)", unescape_digits))
end


--- As `ngx.unescape_uri`.
function uri.unescape_uri(text)
  return unescape(argument.text(text))
end


-- Adds one argument to the parts of a query.
local function add_argument(parts, name, value)
  if value == true then
    parts[#parts + 1] = name
  elseif type(value) == "string" or type(value) == "number" then
    parts[#parts + 1] = name .. "=" .. escape_all(tostring(value))
  elseif value ~= false then
    error("attempt to use " .. type(value) .. " as query arg value", 3)
  end
end


-- The names of arguments in an order that is always the same; OpenResty has none.
local function names_of(arguments)
  local names = {}
  for name in next, arguments do
    if type(name) ~= "string" then
      error('attempt to use a non-string key in the "args" option table', 3)
    end
    names[#names + 1] = name
  end
  table.sort(names)
  return names
end


--- As `ngx.encode_args`.
function uri.encode_args(...)
  argument.count(1, "expecting 1 argument but seen %d", ...)
  local arguments = argument.table("encode_args", 1, (...))
  local parts = {}
  for _, name in ipairs(names_of(arguments)) do
    local value = arguments[name]
    for _, one in next, type(value) == "table" and argument.table("encode_args", 1, value) or { value } do
      add_argument(parts, escape_all(name), one)
    end
  end
  return concat(parts, "&")
end


-- Adds one argument of a query to those that are known.
local function keep(arguments, part)
  local name, value = match(part, "^([^=]*)=(.*)$")
  name, value = unescape(name or part), value and unescape(value) or true
  local known = arguments[name]
  if name == "" then
    return
  elseif known == nil then
    arguments[name] = value
  elseif type(known) == "table" then
    known[#known + 1] = value
  else
    arguments[name] = { known, value }
  end
end


--- As `ngx.decode_args`.
function uri.decode_args(...)
  if select("#", ...) ~= 1 and select("#", ...) ~= 2 then
    error("expecting 1 or 2 arguments but seen " .. select("#", ...), 2)
  end
  local text = argument.string("decode_args", 1, (...))
  local most = select("#", ...) == 1 and MOST_ARGUMENTS or floor(argument.number("decode_args", 2, (select(2, ...))))
  local arguments, count = {}, 0
  for part, separator in gmatch(text, "([^&]*)(&?)") do
    keep(arguments, part)
    count = count + 1
    if count == most and separator == "&" then
      return arguments, "truncated"
    end
  end
  return arguments
end


return uri
