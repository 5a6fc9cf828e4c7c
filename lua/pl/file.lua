--- File: reading and writing files, of Penlight. Nothing is read or written.

local files = require "kongsmith.penlight.files"
local path = require "pl.path"


-- A file cannot be copied or moved where there is none.
local function no_copy(source)
  local file, err = io.open(source)
  return file ~= nil, err
end


return {
  read = files.readfile,
  write = files.writefile,
  copy = no_copy,
  move = no_copy,
  delete = os.remove,
  access_time = path.getatime,
  creation_time = path.getctime,
  modified_time = path.getmtime,
}
