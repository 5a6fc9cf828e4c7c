--- SHA-256: digests of texts, in several alphabets.

local argument = require "kongsmith.worker.argument"
local digest = require "kongsmith.digest"
local host = require "kongsmith.host"

local sha256 = {}


--- The digest as bytes.
function sha256.sha256_bin(text)
  return host.digest("sha256", argument.measured("s", text))
end


--- The digest as hexadecimal digits.
function sha256.sha256_hex(text)
  return digest.hex(sha256.sha256_bin(text))
end


--- The digest as base64.
function sha256.sha256_base64(text)
  return host.encode_base64(sha256.sha256_bin(text), true)
end


--- The digest as base64 with the alphabet for URLs.
function sha256.sha256_base64url(text)
  return require("ngx.base64").encode_base64url(sha256.sha256_bin(text))
end


return sha256
