--- Module: loads a Lua module that may be missing.

local module = {}


-- Lua names the module and then every place where it was looked for.
local function is_missing(err, name)
  return type(err) == "string" and err:find("module '" .. name .. "' not found", 1, true) ~= nil
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
  local called, text = pcall(tostring, loaded)
  error("error loading module '" .. name .. "':\n" .. (called and text or type(loaded)), 0)
end


return module
