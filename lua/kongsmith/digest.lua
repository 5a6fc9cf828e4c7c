--- Digest: digests of texts, whole and piece by piece.

local host = require "kongsmith.host"

local concat = table.concat
local tostring = tostring

local digest = {}


--- `bytes` as hexadecimal digits.
function digest.hex(bytes)
  return (bytes:gsub(".", function(byte)
    return ("%02x"):format(byte:byte())
  end))
end


--- The digest of `text` by `method` ("md5", "sha256") as bytes.
function digest.of(method, text)
  return host.digest(method, tostring(text))
end


--- A module as `resty.sha256` is one: `new`, `update`, `final`, `reset`.
function digest.module(method)
  local Digest = {}
  Digest.__index = Digest

  function Digest.new()
    return setmetatable({ parts = {} }, Digest)
  end

  function Digest:update(text)
    self.parts[#self.parts + 1] = tostring(text)
    return true
  end

  function Digest:final()
    return digest.of(method, concat(self.parts))
  end

  function Digest:reset()
    self.parts = {}
    return true
  end

  return Digest
end


return digest
