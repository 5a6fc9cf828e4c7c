--- Base64: base64 with the alphabet for URLs, without padding.

local host = require "kongsmith.host"

local base64 = {}

local ENCODED = { ["+"] = "-", ["/"] = "_" }


--- `text` as base64 for URLs.
function base64.encode_base64url(text)
  if type(text) ~= "string" then
    return nil, "must provide a string"
  end
  return (host.encode_base64(text, false):gsub("[+/]", ENCODED))
end


--- The text that was encoded; nil and a text where it is not base64 for URLs.
function base64.decode_base64url(text)
  if type(text) ~= "string" then
    return nil, "must provide a string"
  end
  local decoded = host.decode_base64(text, true)
  if not decoded then
    return nil, "invalid input"
  end
  return decoded
end


return base64
