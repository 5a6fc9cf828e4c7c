--- File system: the functions of Penlight that ask or change it. They answer as if
-- there were no file, and the host remembers that they were asked.

local host = require "kongsmith.host"
local utils = require "pl.utils"

local file_system = {}


-- A function called `name` that answers with what `answer` gives.
local function unread(name, answer)
  return function(...)
    host.use("pl.path." .. name, true)
    return answer(...)
  end
end


local function no_file(name)
  return nil, tostring(name) .. ": No such file or directory", 2
end


local function never(name)
  utils.assert_arg(1, name, "string", nil, nil, 3)
  return false
end


for _, name in ipairs({ "attrib", "link_attrib", "getsize", "getatime", "getmtime", "getctime" }) do
  file_system[name] = unread(name, no_file)
end

for _, name in ipairs({ "exists", "isdir", "isfile", "islink" }) do
  file_system[name] = unread(name, never)
end

for _, name in ipairs({ "mkdir", "rmdir", "chdir" }) do
  file_system[name] = unread(name, function(folder)
    return nil, name .. " failed for '" .. tostring(folder) .. "': No such file or directory (code 2)", 2
  end)
end

file_system.currentdir = unread("currentdir", function() return "/" end)
file_system.dir = unread("dir", function(folder)
  error("cannot open " .. tostring(folder) .. ": No such file or directory", 2)
end)


function file_system.tmpname()
  return os.tmpname()
end


--- The file of a module.
function file_system.package_path(name)
  host.use("pl.path.package_path", true)
  return utils.raise("cannot find module on path\n\tno file '" .. tostring(name) .. "'")
end


return file_system
