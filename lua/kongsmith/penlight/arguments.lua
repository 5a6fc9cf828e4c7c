--- Arguments: how Penlight checks what its functions are given, and what it takes
-- for a function: an operator, a text such as `|x| x + 1`, a callable object.

local error, format, getmetatable, load, type = error, string.format, getmetatable, load, type
local find, match = string.find, string.match

local arguments = {}

-- metatable -> what makes a function of an object that has it
local factories = {}

-- "default" answers nil and a text, "error" raises, "quit" would end the process
local mode = "default"


--- `value`, if it is a `kind` and `test(value)` holds. Raises otherwise, `message`
-- says what `test` is for.
function arguments.assert_arg(position, value, kind, test, message, level)
  if type(value) ~= kind then
    error(format("argument %d expected a '%s', got a '%s'", position, kind, type(value)), level or 2)
  elseif test and not test(value) then
    error(format("argument %d: '%s' %s", position, value, message), level or 2)
  end
  return value
end


--- The same for a text.
function arguments.assert_string(position, value)
  return arguments.assert_arg(position, value, "string", nil, nil, 3)
end


--- Sets what `raise` does.
function arguments.on_error(wanted)
  wanted = tostring(wanted)
  if wanted ~= "default" and wanted ~= "error" and wanted ~= "quit" then
    local text = "Bad argument expected string; 'default', 'quit', or 'error'. Got '" .. wanted .. "'"
    if mode == "default" then
      error(text, 2)
    end
    return arguments.raise(text)
  end
  mode = wanted
end


--- Reports an error as `on_error` says.
function arguments.raise(message)
  if mode == "default" then
    return nil, message
  end
  error(message, 2)
end


--- A function that remembers what `make` answered for each argument.
function arguments.memoize(make)
  local known = {}
  return function(key)
    local value = known[key]
    if value == nil then
      value = make(key)
      known[key] = value
    end
    return value
  end
end


local function compile(text)
  local names, body
  if find(text, "_", 1, true) then
    names, body = "_", text
  elseif find(text, "^|") then
    names, body = match(text, "|([^|]*)|(.+)")
    if not names then
      return arguments.raise("bad string lambda")
    end
  else
    return arguments.raise("not a string lambda")
  end
  local chunk, err = load("return function(" .. names .. ") return " .. body .. " end")
  if not chunk then
    return arguments.raise(err)
  end
  return chunk()
end


--- The function that a text such as `|x, y| x + y` or `_ + 1` stands for, or nil.
arguments.string_lambda = arguments.memoize(compile)


--- Makes `make(object)` the function of objects with this metatable.
function arguments.add_function_factory(metatable, make)
  factories[metatable] = make
end


local function of_object(object)
  local metatable = getmetatable(object)
  local make = metatable and factories[metatable]
  if make then
    return make(object)
  elseif not metatable or not metatable.__call then
    error("not a callable object", 3)
  end
  return object
end


local function of_text(text)
  local operator = require("pl.operator").optable[text]
  if operator then
    return operator
  end
  -- Penlight fails over its own message
  return arguments.string_lambda(text) or error("attempt to concatenate local 'err' (a nil value)", 3)
end


--- The function that `value` is or stands for. Raises where it is none.
function arguments.function_arg(position, value, message)
  arguments.assert_arg(1, position, "number", nil, nil, 3)
  local kind = type(value)
  if kind == "function" then
    return value
  elseif kind == "string" then
    return of_text(value)
  elseif kind == "table" or kind == "userdata" then
    return of_object(value)
  end
  message = message or " must be callable"
  error(position > 0 and "argument " .. position .. ": " .. message or message, 3)
end


return arguments
