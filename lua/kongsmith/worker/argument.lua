--- Argument: what the functions of OpenResty that are written in C say to
-- arguments that they do not take.

local host = require "kongsmith.host"

local error, select, tonumber, tostring, type = error, select, tonumber, tostring, type

local argument = {}


-- The text that stands for something inert. What comes of it is not known.
local function inert_text(value)
  local path = host.stand_in_path(value)
  if path then
    host.use(path, false)
  end
  return path
end


--- What functions make of a value that should be a text: nil is the empty one.
function argument.text(value)
  if type(value) == "string" then
    return value
  end
  return inert_text(value) or value and tostring(value) or ""
end


--- `value`, if it is a text; raises what Lua says where a function asks for the length of its parameter `name`.
function argument.measured(name, value)
  if type(value) == "string" then
    return value
  end
  return inert_text(value) or error(("attempt to get length of local '%s' (a %s value)"):format(name, type(value)), 3)
end


--- `value`, if its type is `kind`; raises `message` for everything else.
function argument.only(kind, value, message)
  if type(value) ~= kind then
    inert_text(value)
    error(message, 3)
  end
  return value
end


local function refuse(name, position, wanted, value)
  error(("bad argument #%d to '%s' (%s expected, got %s)"):format(position, name, wanted, type(value)), 4)
end


--- `value` as a text, if it is one or a number; raises for everything else.
function argument.string(name, position, value)
  if type(value) == "string" or type(value) == "number" then
    return tostring(value)
  end
  return inert_text(value) or refuse(name, position, "string", value)
end


--- `value` as a number, if it is one or the text of one; raises for everything else.
function argument.number(name, position, value)
  return tonumber(value) or inert_text(value) and 0 or refuse(name, position, "number", value)
end


--- `value`, if it is a table; raises for everything else.
function argument.table(name, position, value)
  inert_text(value)
  return type(value) == "table" and value or refuse(name, position, "table", value)
end


--- Raises unless there are `count` arguments.
function argument.count(count, message, ...)
  if select("#", ...) ~= count then
    error(message:format(select("#", ...)), 3)
  end
end


return argument
