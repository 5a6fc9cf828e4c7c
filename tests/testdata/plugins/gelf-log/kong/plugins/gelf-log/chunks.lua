local rand = require "kong.tools.rand"

local char = string.char
local ceil = math.ceil


-- A GELF chunk: two magic bytes, eight of message id, number and count, then the data.
local MAGIC = char(0x1e, 0x0f)
local HEADER_SIZE = 12
local MAX_CHUNKS = 128


local _M = {}


-- Cuts a message into packets of at most `size` bytes.
function _M.split(text, size)
  if #text <= size then
    return { text }
  end

  local room = size - HEADER_SIZE
  local count = ceil(#text / room)
  if count > MAX_CHUNKS then
    return nil, "it needs " .. count .. " chunks, more than " .. MAX_CHUNKS
  end

  local id = rand.get_rand_bytes(8)
  local packets = {}
  for i = 1, count do
    local data = text:sub((i - 1) * room + 1, i * room)
    packets[i] = MAGIC .. id .. char(i - 1, count) .. data
  end

  return packets
end


return _M
