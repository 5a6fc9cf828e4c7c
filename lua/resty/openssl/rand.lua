--- Rand: random bytes.

local host = require "kongsmith.host"
local partial = require "kongsmith.partial"

local rand = partial.module "resty.openssl.rand"


--- `length` random bytes, or nil and why there are none.
function rand.bytes(length, _, strength)
  if type(length) ~= "number" then
    return nil, "rand.bytes: expect a number at #1"
  elseif strength and type(strength) ~= "number" then
    return nil, "rand.bytes: expect a number at #3"
  end
  return host.random_bytes(length)
end


return rand
