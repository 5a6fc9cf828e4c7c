--- Request: what of `ngx` exists only while a request is served. Nothing is
-- served when Kong starts, so modules that use it then fail. A validator may run
-- within a request to the Admin API: there it is inert.

local host = require "kongsmith.host"
local partial = require "kongsmith.partial"

local error, ipairs, rawset, setmetatable, tostring = error, ipairs, rawset, setmetatable, tostring

local request = {}

-- OpenResty does not always say it in the same words.
local WORDS = {
  ["ngx.req.read_body"] = "request object not found", ["ngx.req.get_body_data"] = "request object not found",
  ["ngx.timer.running_count"] = "no request", ["ngx.timer.pending_count"] = "no request",
}

for _, path in ipairs({ "ngx.location.capture", "ngx.location.capture_multi", "ngx.req.http_version",
                        "ngx.resp.get_headers", "ngx.say", "ngx.print", "ngx.exec", "ngx.redirect" }) do
  WORDS[path] = "no request object found"
end


-- What stands for `path` in a validator. While Kong starts it is an error where the plugin uses it, at `level`.
local function inert(path, level)
  if not host.is_validating then
    error(WORDS[path] or "no request found", level)
  end
  return partial.unknown(path)
end


--- A function that needs a request.
function request.call(path)
  return function()
    return inert(path, 2)
  end
end


--- A field that needs a request.
function request.field(path)
  return inert(path, 2)
end


--- A table of fields that need a request.
function request.fields(path)
  local function refuse(_, name)
    return inert(path, 3)[name]
  end
  local function refuse_to_write()
    inert(path, 3)
  end
  return setmetatable({}, { __index = refuse, __newindex = refuse_to_write,
                            __tostring = function() return path end })
end


--- A table of functions that need a request.
function request.calls(path)
  return setmetatable({}, { __index = function(names, name)
    rawset(names, name, request.call(path .. "." .. tostring(name)))
    return names[name]
  end, __tostring = function() return path end })
end


return request
