--- Dir: folders and patterns for names of files, of Penlight. What asks the file
-- system finds nothing and is not judged.

local host = require "kongsmith.host"
local utils = require "pl.utils"

local assert_arg, find, gsub = utils.assert_arg, string.find, string.gsub

local dir = {}


-- A pattern of Lua for one with `*` and `?`.
local function pattern_of(mask)
  assert_arg(2, mask, "string", nil, nil, 4)
  return "^" .. gsub(gsub(utils.escape(mask), "%%%*", ".*"), "%%%?", ".") .. "$"
end


--- True if `name` looks like `mask`, in which `*` and `?` stand for any characters.
function dir.fnmatch(name, mask)
  assert_arg(1, name, "string", nil, nil, 3)
  return find(name, pattern_of(mask)) ~= nil
end


--- The names of a list that look like `mask`.
function dir.filter(names, mask)
  assert_arg(1, names, "table", nil, nil, 3)
  local pattern, kept = pattern_of(mask), {}
  for _, name in ipairs(names) do
    if find(name, pattern) then
      kept[#kept + 1] = name
    end
  end
  return setmetatable(kept, require "pl.List")
end


-- A function called `name` that is asked for what is not known.
local function unread(name, answer)
  dir[name] = function(...)
    host.use("pl.dir." .. name, true)
    return answer(...)
  end
end


local function no_folder(folder)
  error("argument 1: '" .. tostring(folder or ".") .. "' not a directory", 2)
end


local function nothing_done(name)
  return nil, tostring(name) .. ": No such file or directory"
end


for _, name in ipairs({ "getfiles", "getdirectories", "getallfiles", "walk", "dirtree", "clonetree" }) do
  unread(name, no_folder)
end

for _, name in ipairs({ "copyfile", "movefile", "makepath", "rmtree" }) do
  unread(name, nothing_done)
end


return dir
