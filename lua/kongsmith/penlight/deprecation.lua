--- Deprecation: how a library of Penlight's kind says that something is old.

local assert_arg = require("kongsmith.penlight.arguments").assert_arg

local deprecation = {}

local tell = function() end


--- Sets the function that is told, `tell(message, trace)`; nil for none.
function deprecation.set_deprecation_func(fn)
  if fn ~= nil then
    assert_arg(1, fn, "function")
  end
  tell = fn or function() end
end


-- Since when, and until when.
local function times(after, removed)
  if after and removed then
    return (" (deprecated after %s, scheduled for removal in %s)"):format(tostring(after), tostring(removed))
  elseif after then
    return (" (deprecated after %s)"):format(tostring(after))
  elseif removed then
    return (" (scheduled for removal in %s)"):format(tostring(removed))
  end
  return ""
end


--- Says that something is old: `message`, `source`, `deprecated_after`,
-- `version_removed`, `no_trace`.
function deprecation.raise_deprecation(options)
  assert_arg(1, options, "table")
  local message = options.message
  if type(message) ~= "string" then
    error("field 'message' of the options table must be a string", 2)
  elseif not options.source and message:sub(1, 1) == "@" then
    error("message cannot start with '@'", 2)
  end
  message = message .. times(options.deprecated_after, options.version_removed)
  if options.source then
    message = "[" .. options.source .. "] " .. message
  end
  tell(message, not options.no_trace and debug.traceback("") or nil)
end


return deprecation
