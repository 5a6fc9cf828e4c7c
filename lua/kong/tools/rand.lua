--- Rand: random bytes and texts.

local host = require "kongsmith.host"

local char = string.char
local random = math.random

local rand = {}


--- `count` random bytes.
function rand.get_rand_bytes(count)
  return host.random_bytes(count)
end


--- 32 random letters and digits.
function rand.random_string()
  return (ngx.encode_base64(host.random_bytes(24))
    :gsub("/", char(random(48, 57)))
    :gsub("+", char(random(65, 90)))
    :gsub("=", char(random(97, 122))))
end


return rand
