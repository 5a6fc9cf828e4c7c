local paths = require "pl.path"

local function exists(path)
  if paths.exists(path) == path then
    return true
  end
  return nil, "no such file"
end

local function is_readable(path)
  local file = io.open(path)
  return file ~= nil, "cannot be read"
end

return { name = "sample", fields = { { config = { type = "record", fields = {
  { hosts = { type = "string", custom_validator = exists, default = "/etc/hosts" } },
  { names = { type = "string", custom_validator = is_readable, default = "/etc/hostname" } },
} } } } }
