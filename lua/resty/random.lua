--- Random: random bytes.

local argument = require "kongsmith.worker.argument"
local host = require "kongsmith.host"
local partial = require "kongsmith.partial"

local random = { _VERSION = "0.15" }

-- How many bytes are made at once.
local MOST = 2 ^ 20


--- `length` random bytes.
function random.bytes(length)
  length = argument.number("bytes", 1, length)
  if length < 0 or length > MOST then
    return partial.unknown "resty.random.bytes"
  end
  return host.random_bytes(length)
end


return random
