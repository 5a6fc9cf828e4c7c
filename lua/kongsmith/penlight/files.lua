--- Files: the functions of `pl.utils` that reach out of the process. They answer
-- as Lua's own do here: as if nothing were there. To who takes stand-ins a file is
-- one.

local arguments = require "kongsmith.penlight.arguments"
local host = require "kongsmith.host"

local assert_string, raise = arguments.assert_string, arguments.raise

local files = {}


-- The answer of a function called `name` to a file that is not there.
local function unread(name, err)
  host.foreign["pl.utils"] = "shipped"
  if host.is_lenient then
    return host.stand_in("pl.utils." .. name .. "()")
  end
  return raise(err)
end


--- The contents of a file.
function files.readfile(name, is_binary)
  assert_string(1, name)
  local file, err = io.open(name, is_binary and "rb" or "r")
  if not file then
    return unread("readfile", err)
  end
  local text = file:read("*a")
  file:close()
  return text
end


--- Writes a file.
function files.writefile(name, text, is_binary)
  assert_string(1, name)
  assert_string(2, text)
  local file, err = io.open(name, is_binary and "wb" or "w")
  if not file then
    return raise(err)
  end
  file:write(text)
  file:close()
  return true
end


--- The lines of a file.
function files.readlines(name)
  assert_string(1, name)
  local file, err = io.open(name, "r")
  if not file then
    return unread("readlines", err)
  end
  local lines = {}
  for line in file:lines() do
    lines[#lines + 1] = line
  end
  file:close()
  return lines
end


--- Runs a program. True and 0, or false and its code.
function files.execute(command)
  local ok, _, code = os.execute(command)
  return not not ok, code
end


--- The same with what the program wrote, to standard output and error.
function files.executeex(command)
  local ok, code = files.execute(command)
  return ok, code, "", ""
end


--- Prints the message and ends the process.
function files.quit(code)
  os.exit(code)
end


--- Writes a text made as `string.format` makes it.
function files.printf(template, ...)
  assert_string(1, template)
  io.stdout:write(template:format(...))
end


--- The same into `file`.
function files.fprintf(file, template, ...)
  assert_string(2, template)
  file:write(template:format(...))
end


return files
