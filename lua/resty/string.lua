--- String: hexadecimal digits and numbers. The rest is inert.

local digest = require "kongsmith.digest"
local rest = require "kongsmith.rest"

local strings = {}


--- `bytes` as hexadecimal digits.
function strings.to_hex(bytes)
  return digest.hex(bytes)
end


--- The number at the beginning of `text`.
function strings.atoi(text)
  return tonumber(text:match("^%s*[+-]?%d+")) or 0
end


return rest("resty.string", strings)
