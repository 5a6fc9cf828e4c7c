--- Unjudged: what a plugin's function says after it used something that has no
-- true answer here: a file, a program, a module that is inert. A refusal that
-- rests on that may not be Kong's, so it counts as none and is remembered.

local check_memory = require("kongsmith.error_text").check_memory
local host = require "kongsmith.host"

local error, ipairs, pcall, type = error, ipairs, pcall, type
local find = string.find

local unjudged = {}

-- What Lua says of a module or library that does not exist or does not compile.
local ABSENT = { "module '[^']*' not found", "' from file '", "cannot open shared object file" }

-- the last answer that is not known to be Kong's
local last


local function is_about_absence(err)
  for _, pattern in ipairs(ABSENT) do
    if type(err) == "string" and find(err, pattern) then
      return true
    end
  end
  return false
end


--- What a failure after `before` uses rests on, nil where it is Kong's: Lua raised `err`
-- or, without one, Kong refused a value. That a module does not exist or compile
-- is always Kong's. So is a refusal, unless a file might have told another value.
function unjudged.cause(before, err)
  if err == nil then
    return host.outside_use()
  elseif is_about_absence(err) then
    return nil
  end
  return host.use_after(before) or host.outside_use()
end


--- Calls `fn(...)`, a validator of a plugin. Its refusal or error is an
-- acceptance where it rests on something used.
function unjudged.validate(fn, ...)
  local before, was_validating = host.uses(), host.is_validating
  host.is_validating = true
  local called, ok, err, own = pcall(fn, ...)
  host.is_validating = was_validating
  if called and ok then
    last = last or host.use_after(before)
    return ok, err, own
  end
  local message = err
  if not called then
    message = ok
  end
  if not called then
    check_memory(ok)
  end
  local cause = host.use_after(before) or not host.is_ours(fn) and host.outside_use()
  if cause then
    last = cause
    last.message = type(message) == "string" and message or nil
    return true
  elseif not called then
    error(ok, 0)
  end
  return ok, err, own
end


--- The last answer that is not known since this was asked: `name` of what was
-- used, `file` and `line` where that is known, `message` where it was a refusal.
function unjudged.take()
  local taken = last
  last = nil
  return taken
end


return unjudged
