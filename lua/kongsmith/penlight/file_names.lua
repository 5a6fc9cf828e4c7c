--- File names: the functions of `pl.path` that look at nothing but the name.

local utils = require "pl.utils"

local assert_arg, find, sub = utils.assert_arg, string.find, string.sub

local names = {}


local function want_text(position, value)
  return assert_arg(position, value, "string", nil, nil, 3)
end


--- The folder and the last part of a path.
function names.splitpath(name)
  want_text(1, name)
  local folder, last = name:match("^(.*)/([^/]*)$")
  if not folder then
    return "", name
  end
  return folder, last
end


function names.dirname(name)
  want_text(1, name)
  return (names.splitpath(name))
end


function names.basename(name)
  want_text(1, name)
  return (select(2, names.splitpath(name)))
end


--- A path without its extension, and the extension with its dot.
function names.splitext(name)
  want_text(1, name)
  local stem, extension = name:match("^(.*)(%.[^./]*)$")
  if not stem then
    return name, ""
  end
  return stem, extension
end


function names.extension(name)
  want_text(1, name)
  return (select(2, names.splitext(name)))
end


--- True if a path begins at the root.
function names.isabs(name)
  want_text(1, name)
  return sub(name, 1, 1) == "/"
end


local function join(first, second)
  if names.isabs(second) then
    return second
  end
  return first .. (find(first, "[^/]$") and "/" or "") .. second
end


--- Several parts as one path. It begins anew at a part that begins at the root.
function names.join(first, second, ...)
  want_text(1, first)
  want_text(2, second)
  local joined = join(first, second)
  for position = 1, select("#", ...) do
    joined = join(joined, want_text(position, (select(position, ...))))
  end
  return joined
end


--- A path as the file system compares it.
function names.normcase(name)
  want_text(1, name)
  return name
end


--- A path without doubled slashes, `.` and `..`.
function names.normpath(name)
  want_text(1, name)
  local anchor = find(name, "^//[^/]") and "//" or name == "//" and "//" or find(name, "^/") and "/" or ""
  local parts = {}
  for part in name:gmatch("[^/]+") do
    if part == ".." and #parts > 0 and parts[#parts] ~= ".." then
      parts[#parts] = nil
    elseif part ~= "." then
      parts[#parts + 1] = part
    end
  end
  local normal = anchor .. table.concat(parts, "/")
  return normal == "" and "." or normal
end


--- The folder that two paths have in common.
function names.common_prefix(one, other)
  want_text(1, one)
  want_text(2, other)
  if #one > #other then
    one, other = other, one
  end
  local same = 0
  while same < #one and one:byte(same + 1) == other:byte(same + 1) do
    same = same + 1
  end
  local common = sub(one, 1, same)
  if same == #one then
    return sub(other, same + 1, same + 1) == "/" and common or names.dirname(common)
  end
  return sub(one, same, same) == "/" and common or names.dirname(common)
end


--- A path with the home folder for `~` at its beginning.
function names.expanduser(name)
  want_text(1, name)
  if sub(name, 1, 1) ~= "~" then
    return name
  end
  local home = os.getenv("HOME")
  if not home then
    return nil, "failed to expand '~' (HOME not set)"
  end
  return home .. sub(name, 2)
end


return names
