--- Listeners: the addresses that Kong listens at, taken apart as `kong.configuration`
-- has them.

local find, ipairs, match, tonumber = string.find, ipairs, string.match, tonumber

local listeners = {}

-- The words behind an address, each of which is a field of it.
local WORDS = { "bind", "deferred", "http2", "proxy_protocol", "reuseport", "ssl", "transparent" }


local function listener(text, ip, port)
  local found = { ip = ip, port = tonumber(port), listener = text }
  for _, word in ipairs(WORDS) do
    found[word] = find(text .. " ", " " .. word .. " ", 1, true) ~= nil
  end
  return found
end


--- The listeners of a setting such as `{ "0.0.0.0:8443 ssl" }`; none where it is off.
function listeners.of(setting)
  local found = {}
  for _, text in ipairs(setting) do
    local ip, port = match(text, "^(%S+):(%d+)")
    if ip then
      found[#found + 1] = listener(text, ip, port)
    end
  end
  return found
end


--- Whether a word stands behind one of the addresses.
function listeners.any(list, word)
  for _, found in ipairs(list) do
    if found[word] then
      return true
    end
  end
  return false
end


return listeners
