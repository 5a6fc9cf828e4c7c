--- Outside: the functions of Lua that reach out of the process, for files and
-- programs. Nothing is read or run: they answer as if nothing were there, and
-- the host remembers that they were asked.

local host = require "kongsmith.host"

local tostring = tostring
local stand_in = host.stand_in


-- A function called `name` that answers with what `answer` gives.
local function unread(name, answer)
  return function(...)
    host.remember(host.use(name, true))
    return answer(...)
  end
end


local function no_file(name)
  return nil, tostring(name) .. ": No such file or directory", 2
end


os.execute = unread("os.execute", function() return nil, "exit", 1 end)
os.remove = unread("os.remove", no_file)
os.rename = unread("os.rename", no_file)

io = {
  open = unread("io.open", no_file),
  tmpfile = unread("io.tmpfile", no_file),
  -- What a program would have printed is not known.
  popen = unread("io.popen", function() return stand_in("io.popen()") end),
  lines = unread("io.lines", function(name) error(tostring(name) .. ": No such file or directory", 2) end),
  type = function() return nil end,
  read = unread("io.read", function() return nil end),
  write = function() return io.stdout end,
  close = function() return true end,
  input = function() return io.stdin end,
  output = function() return io.stdout end,
  stdin = stand_in("io.stdin"), stdout = stand_in("io.stdout"), stderr = stand_in("io.stderr"),
}

loadfile = unread("loadfile", function(name) return nil, "cannot open " .. tostring(name) end)
dofile = unread("dofile", function(name) error("cannot open " .. tostring(name), 2) end)
