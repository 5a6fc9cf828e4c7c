--- String: hexadecimal digits and numbers.

local argument = require "kongsmith.worker.argument"
local digest = require "kongsmith.digest"

local tonumber = tonumber

local strings = { _VERSION = "0.15" }


--- `bytes` as hexadecimal digits.
function strings.to_hex(bytes)
  return digest.hex(argument.measured("s", bytes))
end


--- The number that `text` is, -1 where it is none.
function strings.atoi(text)
  local digits = argument.measured("s", text):match("^0*(%d+)$")
  return digits and #digits < 20 and tonumber(digits) < 2 ^ 63 and tonumber(digits) or -1
end


return strings
