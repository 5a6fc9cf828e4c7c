--- Sandbox: Lua source that a configuration brings along.
-- Only its compilation is looked at here; nothing of it runs.

local sandbox = {}

-- Kong reports the place in its own sandbox where the compiler's error arrives.
local RAISED_AT = "kong/tools/kong-lua-sandbox.lua:144: "


local function disabled()
  local configuration = kong and kong.configuration
  return configuration and configuration.untrusted_lua == "off"
end


--- True if `source` is a Lua chunk that compiles; false and a text otherwise.
function sandbox.validate_safe(source)
  if disabled() then
    error("loading of untrusted Lua code disabled because "
          .. "'untrusted_lua' config option is set to 'off'", 0)
  end
  local chunk, err = load(source, source, "t", {})
  if not chunk then
    return false, "Error parsing function: " .. RAISED_AT .. err
  end
  return true
end


return sandbox
