--- Sandbox: Lua source that a configuration brings along.
-- It sees the globals but does not change them.

local sandbox = {}

-- Kong reports the place in its own sandbox where the compiler's error arrives.
local RAISED_AT = "kong/tools/kong-lua-sandbox.lua:144: "


local function disabled()
  local configuration = kong and kong.configuration
  return configuration and configuration.untrusted_lua == "off"
end


-- The chunk, or nil and a text.
local function compile(source, options)
  if disabled() then
    error("loading of untrusted Lua code disabled because "
          .. "'untrusted_lua' config option is set to 'off'", 0)
  end
  local environment = type(options) == "table" and options.env or {}
  local chunk, err = load(source, source, "t", setmetatable(environment, { __index = _G }))
  if not chunk then
    return nil, "Error parsing function: " .. RAISED_AT .. err
  end
  return chunk
end


--- True if `source` is a Lua chunk that compiles; false and a text otherwise.
function sandbox.validate_safe(source, options)
  local chunk, err = compile(source, options)
  if not chunk then
    return false, err
  end
  return true
end


--- The function that the chunk `source` returns; false and a text when it does
-- not compile, raises or returns something else.
function sandbox.validate_function(source, options)
  local chunk, err = compile(source, options)
  if not chunk then
    return false, err
  end
  local ok, value = pcall(chunk)
  if not ok then
    return false, value
  end
  if type(value) ~= "function" then
    return false, "Bad return value from function, expected function type, got " .. type(value)
  end
  return value
end


--- True if `source` returns a function; false and a text otherwise.
function sandbox.validate(source, options)
  local _, err = sandbox.validate_function(source, options)
  if err then
    return false, err
  end
  return true
end


--- As `validate_function`, but raises.
function sandbox.parse(source, options)
  return assert(sandbox.validate_function(source, options))
end


--- The compiled chunk. Raises when `source` does not compile.
function sandbox.sandbox(source, options)
  return assert(compile(source, options))
end


return sandbox
