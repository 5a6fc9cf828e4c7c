--- HTTP: the names that headers and cookies may have, arguments of URLs, and the
-- replies of Kong itself.

local arguments = require "kongsmith.http.arguments"
local replies = require "kongsmith.http.replies"
local rest = require "kongsmith.rest"

local find = string.find

local http = {
  encode_args = arguments.encode,
  decode_args = arguments.decode,
  get_default_exit_body = replies.default_body,
  get_mime_type = replies.mime_type,
  get_response_type = replies.response_type,
  get_error_template = replies.error_template,
}

for name, validate in pairs(require "kongsmith.http.names") do
  http[name] = validate
end


--- Whether a request came by HTTPS, to Kong or to what it trusts.
function http.check_https(is_trusted, allows_terminated)
  if ngx.var.scheme:lower() == "https" then
    return true
  elseif not allows_terminated or not is_trusted then
    return false
  end
  local scheme = ngx.var.http_x_forwarded_proto
  if scheme and find(scheme, ",", 1, true) then
    return nil, "Only one X-Forwarded-Proto header allowed"
  end
  return scheme ~= nil and scheme:lower() == "https"
end


return rest("kong.tools.http", http)
