--- FFI: as far as loading goes. Declarations are taken as they are; libraries
-- that neither the system nor Kong has are dependencies like missing modules.

local host = require "kongsmith.host"

local stand_in = host.stand_in

local AVAILABLE = { c = true, m = true, dl = true, pthread = true, rt = true, crypto = true, ssl = true }

host.foreign.ffi = "shipped"

local ffi = stand_in("ffi")


function ffi.load(name)
  name = tostring(name)
  local file = name:find("[./]") and name or "lib" .. name .. ".so"
  local stem = file:match("([^/]*)%.so[%d.]*$") or file
  if not AVAILABLE[stem:gsub("^lib", "")] then
    host.foreign[file] = "third-party"
    if host.stand_ins == "none" then
      error(file .. ": cannot open shared object file: No such file or directory", 2)
    end
  end
  return stand_in("ffi.load()")
end


return ffi
