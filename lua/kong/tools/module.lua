--- Module: loads a Lua module that may be missing.

local host = require "kongsmith.host"

local module = {}


-- Lua names the module and then every place where it was looked for.
local function is_missing(err, name)
  return type(err) == "string" and err:find("module '" .. name .. "' not found", 1, true) ~= nil
end


--- What Kong says when the module `name` raises `err`. It cannot word an error
-- that is no text; where there is none, a stack trace follows.
function module.failure(name, err)
  local text = "error loading module '" .. name .. "':"
  err = host.error_text(err) or err
  local kind = type(err)
  if kind == "nil" then
    return text
  end
  if kind ~= "string" and kind ~= "number" then
    return "attempt to concatenate local 'res' (a " .. kind .. " value)"
  end
  return text .. "\n" .. err
end


--- True and the module; false and a text when it does not exist. Raises when
-- it exists and fails, or when a module that it needs does not exist.
function module.load_module_if_exists(name)
  local ok, loaded = pcall(require, name)
  if ok then
    return true, loaded
  end
  if is_missing(loaded, name) then
    return false, loaded
  end
  error(module.failure(name, loaded), 0)
end


return module
