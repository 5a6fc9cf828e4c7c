--- Utils: the general functions of Penlight, as far as they are simple. The
-- others are inert.

local host = require "kongsmith.host"

local find, sub = string.find, string.sub
local unpack = unpack

local utils = {}


--- The parts of `text` between what `pattern` matches (white space without it),
-- at most `most`. An empty part at the end is left out.
function utils.split(text, pattern, is_plain, most)
  if pattern == "" then
    return { text }
  end
  local parts, start = {}, 1
  while not most or #parts + 1 < most do
    local first, last = find(text, pattern or "%s+", start, is_plain)
    if not first then
      break
    end
    parts[#parts + 1] = sub(text, start, first - 1)
    start = last + 1
  end
  local rest = sub(text, start)
  if rest ~= "" then
    parts[#parts + 1] = rest
  end
  return parts
end


--- The same as several results.
function utils.splitv(text, pattern, is_plain, most)
  return unpack(utils.split(text, pattern, is_plain, most))
end


--- `text` as a pattern that matches only that.
function utils.escape(text)
  return (text:gsub("[%-%.%+%[%]%(%)%$%^%%%?%*]", "%%%1"))
end


return setmetatable(utils, { __index = function(_, name)
  return host.stand_in("pl.utils." .. tostring(name))
end })
