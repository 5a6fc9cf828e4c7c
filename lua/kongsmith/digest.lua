--- Digest: digests of texts, whole and piece by piece, and their names.

local argument = require "kongsmith.worker.argument"
local host = require "kongsmith.host"

local concat = table.concat
local ipairs, pairs, setmetatable, tostring = ipairs, pairs, setmetatable, tostring
local sub = string.sub

local digest = {}

-- The names that OpenSSL has for each method beside its own, in lower case.
local NAMES = {
  md5 = "ssl3-md5 1.2.840.113549.2.5",
  sha1 = "sha-1 ssl3-sha1 1.3.14.3.2.26",
  sha224 = "sha2-224 sha-224 2.16.840.1.101.3.4.2.4",
  sha256 = "sha2-256 sha-256 2.16.840.1.101.3.4.2.1",
  sha384 = "sha2-384 sha-384 2.16.840.1.101.3.4.2.2",
  sha512 = "sha2-512 sha-512 2.16.840.1.101.3.4.2.3",
  ["sha512-224"] = "sha2-512/224 sha-512/224 2.16.840.1.101.3.4.2.5",
  ["sha512-256"] = "sha2-512/256 sha-512/256 2.16.840.1.101.3.4.2.6",
}

-- What OpenSSL has and nobody computes here.
local ELSEWHERE = { "^sha3%-", "^shake", "^keccak", "^blake2", "^sm3$", "^md5%-sha1$", "^ripemd", "^rmd160$", "^null$",
                    "^md4$", "^mdc2$", "^whirlpool$", "^%d[%d.]*$", "rsa", "dsa" }

local methods = {}

for method, names in pairs(NAMES) do
  methods[method] = method
  for name in names:gmatch("%S+") do
    methods[name] = method
  end
end


--- `bytes` as hexadecimal digits.
function digest.hex(bytes)
  return (bytes:gsub(".", function(byte)
    return ("%02x"):format(byte:byte())
  end))
end


--- The method that OpenSSL knows by this name, nil where there is none. The
-- second value is true where it may have one that is not computed here.
function digest.method(name)
  name = tostring(name):lower()
  for _, pattern in ipairs(ELSEWHERE) do
    if not methods[name] and name:find(pattern) then
      return nil, true
    end
  end
  return methods[name]
end


--- A module as `resty.sha256` is one: `new`, `update`, `final`, `reset`.
function digest.module(method)
  local Digest = { _VERSION = "0.15" }
  local meta = { __index = Digest }

  function Digest.new()
    return setmetatable({ parts = {} }, meta)
  end

  function Digest:update(text, length)
    text = argument.measured("s", text)
    self.parts[#self.parts + 1] = length and sub(text, 1, length) or text
    return true
  end

  function Digest:final()
    return host.digest(method, concat(self.parts))
  end

  function Digest:reset()
    self.parts = {}
    return true
  end

  return Digest
end


return digest
