--- Path: names of files, of Penlight. What asks the file system is not judged.

local names = require "kongsmith.penlight.file_names"
local outside = require "kongsmith.penlight.file_system"
local utils = require "pl.utils"

local path = { sep = "/", dirsep = ":", is_windows = false }

for _, part in ipairs({ names, outside }) do
  for name, fn in pairs(part) do
    path[name] = fn
  end
end


--- A path from the root on; a relative one begins in `folder`, the current directory
-- without it.
function path.abspath(name, folder)
  utils.assert_arg(1, name, "string", nil, nil, 3)
  name = name:gsub("[\\/]$", "")
  if not names.isabs(name) then
    name = names.join(folder or path.currentdir(), name)
  end
  return names.normpath(name)
end


--- How to go from `start` (the current directory without it) to `name`.
function path.relpath(name, start)
  utils.assert_arg(1, name, "string", nil, nil, 3)
  start = start or path.currentdir()
  local from, to = utils.split(start, "/"), utils.split(path.abspath(name, start), "/")
  local same = 0
  while same < #from and same < #to and from[same + 1] == to[same + 1] do
    same = same + 1
  end
  local steps = {}
  for position = same + 1, #from do
    steps[position - same] = ".."
  end
  for position = same + 1, #to do
    steps[#steps + 1] = to[position]
  end
  return table.concat(steps, "/")
end


return path
