--- Version: versions of several numbers, which can be compared. Ranges and sets
-- are inert.

local host = require "kongsmith.host"

local max = math.max
local tonumber, tostring = tonumber, tostring

local Version = {}
Version.__index = Version


-- Negative, zero or positive. Numbers that are left out are zero.
local function compare(one, other)
  for position = 1, max(#one, #other) do
    local difference = (one[position] or 0) - (other[position] or 0)
    if difference ~= 0 then
      return difference
    end
  end
  return 0
end


function Version.__eq(one, other) return compare(one, other) == 0 end
function Version.__lt(one, other) return compare(one, other) < 0 end
function Version.__le(one, other) return compare(one, other) <= 0 end
function Version.__tostring(self) return table.concat(self, ".") end


local function parse(text)
  local numbers = tostring(text):match("%d[%d.]*")
  if not numbers then
    return nil, "Not a valid version element: '" .. tostring(text) .. "'"
  end
  local version = setmetatable({}, Version)
  for number in numbers:gmatch("%d+") do
    version[#version + 1] = tonumber(number)
  end
  return version
end


return setmetatable({ version = parse }, {
  __call = function(_, text) return parse(text) end,
  __index = function(_, name) return host.stand_in("version." .. tostring(name)) end,
})
