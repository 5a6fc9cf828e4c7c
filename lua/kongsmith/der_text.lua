--- DER text: classes of `resty.openssl` for texts that are told from any other
-- text, and no more is known of them.

local host = require "kongsmith.host"
local partial = require "kongsmith.partial"

local type = type

local der_text = {}

local SEQUENCE = 0x30


-- Whether a text holds a block with this label, or bytes that may be what it stands for.
local function may_be(text, label)
  local digits = text:match("%-%-%-%-%-BEGIN [^\n]*" .. label .. "%-%-%-%-%-(.-)%-%-%-%-%-END ")
  local bytes = text
  if digits then
    bytes = host.decode_base64((digits:gsub("%s", "")), false) or ""
  end
  return bytes:byte() == SEQUENCE
end


--- The module called `name`, whose texts have blocks with this label; `short` stands in errors.
function der_text.class(name, short, label)
  local class = partial.module(name)

  --- What a text is, or nil and why it is none.
  function class.new(text)
    if text and type(text) ~= "string" then
      return nil, short .. ".new: expect nil or a string at #1"
    elseif text and not may_be(text, label) then
      return nil, short .. ".new: error:0680008E:asn1 encoding routines::not enough data"
    end
    return partial.unknown(name .. ".new")
  end

  return class
end


return der_text
