local crc32 = ngx.crc32_short


-- Finer than per cent, so that a roll-out may begin with a thousandth of the traffic.
local RESOLUTION = 10000


local _M = {}


-- The place of a key between 0 and 100. Another salt shuffles the keys anew.
function _M.of(key, salt)
  return crc32(salt .. ":" .. key) % RESOLUTION * 100 / RESOLUTION
end


return _M
