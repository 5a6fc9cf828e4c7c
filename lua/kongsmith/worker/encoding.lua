--- Encoding: the functions of `ngx` for digests, checksums, Base64 and SQL.

local argument = require "kongsmith.worker.argument"
local digest = require "kongsmith.digest"
local host = require "kongsmith.host"

local error, type = error, type
local gsub = string.gsub

local encoding = {}

-- What MySQL takes for something else.
local SQL = { ["\0"] = "\\0", ["\b"] = "\\b", ["\t"] = "\\t", ["\r"] = "\\r", ["\n"] = "\\n", ["\26"] = "\\Z",
              ["\\"] = "\\\\", ["'"] = "\\'", ['"'] = '\\"' }


function encoding.md5_bin(text)
  return host.digest("md5", argument.text(text))
end


function encoding.md5(text)
  return digest.hex(encoding.md5_bin(text))
end


function encoding.sha1_bin(text)
  return host.digest("sha1", argument.text(text))
end


function encoding.hmac_sha1(...)
  argument.count(2, "expecting 2 arguments, but got %d", ...)
  local key, text = ...
  return host.hmac("sha1", argument.string("hmac_sha1", 1, key), argument.string("hmac_sha1", 2, text))
end


function encoding.crc32_short(text)
  return host.crc32(argument.text(text))
end


encoding.crc32_long = encoding.crc32_short


function encoding.encode_base64(text, no_padding)
  if no_padding and no_padding ~= true then
    error("bad no_padding: boolean expected, got " .. type(no_padding), 2)
  end
  return host.encode_base64(argument.text(text), not no_padding, false)
end


function encoding.decode_base64(text)
  return host.decode_base64(argument.only("string", text, "string argument only"), false)
end


--- As `decode_base64`, without what is no digit.
function encoding.decode_base64mime(text)
  text = gsub(argument.only("string", text, "string argument only"), "[^%w+/=]", "")
  return host.decode_base64(text, false)
end


function encoding.quote_sql_str(...)
  argument.count(1, "expecting one argument", ...)
  local text = argument.string("quote_sql_str", 1, (...))
  return "'" .. gsub(text, "[%z\b\t\r\n\\'\"\26]", SQL) .. "'"
end


return encoding
