--- UUID: random identifiers of entities (version 4).

local host = require "kongsmith.host"

local uuid = {}

local PATTERN = "^%x%x%x%x%x%x%x%x%-%x%x%x%x%-%x%x%x%x%-%x%x%x%x%-%x%x%x%x%x%x%x%x%x%x%x%x$"


--- A new UUID.
function uuid.uuid()
  local bytes = { host.random_bytes(16):byte(1, 16) }
  bytes[7] = bytes[7] % 16 + 64
  bytes[9] = bytes[9] % 64 + 128
  return ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x"):format(unpack(bytes))
end


--- True if `text` is a UUID with its hyphens.
function uuid.is_valid_uuid(text)
  return type(text) == "string" and text:find(PATTERN) ~= nil
end


uuid.generate_v4 = uuid.uuid

return uuid
