--- Version: versions of several numbers, ranges of them, and sets of ranges.

local concat, error, getmetatable, ipairs = table.concat, error, getmetatable, ipairs
local max, setmetatable, tonumber, tostring, type = math.max, setmetatable, tonumber, tostring, type

local Version, Range, Set = {}, {}, {}
Version.__index, Range.__index, Set.__index = Version, Range, Set


local function is_version(value)
  return getmetatable(value) == Version
end


local function refuse(text)
  return nil, "Not a valid version element: '" .. text .. "'"
end


-- The first run of digits and dots in a text, all of it if `is_strict`.
local function parse(value, is_strict)
  local text = tostring(value)
  local numbers = is_strict and text or text:match("%d[%d.]*")
  if not numbers or is_strict and numbers:sub(-1) == "." then
    return refuse(text)
  end
  -- one dot at the beginning or the end stands for nothing
  local version = setmetatable({ strict = is_strict }, Version)
  for element in (numbers:gsub("^%.", ""):gsub("%.$", "") .. "."):gmatch("(.-)%.") do
    local number = tonumber(element)
    if not number then
      return refuse(numbers)
    end
    version[#version + 1] = number
  end
  return version
end


-- `value` as a version.
local function as_version(value, is_strict)
  if is_version(value) then
    return value
  end
  return parse(value, is_strict)
end


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


local function want_versions(one, other)
  if not is_version(one) or not is_version(other) then
    error("cannot compare a 'version' to a '" .. type(is_version(one) and other or one) .. "'", 3)
  end
end


function Version.__eq(one, other)
  return compare(one, other) == 0
end


function Version.__lt(one, other)
  want_versions(one, other)
  return compare(one, other) < 0
end


function Version.__le(one, other)
  want_versions(one, other)
  return compare(one, other) <= 0
end


function Version:__tostring()
  return concat(self, ".")
end


local function make_range(from, to, is_strict)
  assert(from or to, "At least one parameter is required")
  from = from or "0"
  local first, err = as_version(from, is_strict)
  if not first then
    return nil, err
  end
  local last
  last, err = as_version(to or from, is_strict)
  if not last then
    return nil, err
  elseif first > last then
    return nil, "FROM version must be less than or equal to the TO version"
  end
  return setmetatable({ from = first, to = last, strict = is_strict }, Range)
end


--- True if a version lies in the range.
function Range:matches(value)
  local version, err = as_version(value, self.strict)
  if not version then
    return nil, err
  end
  return version >= self.from and version <= self.to
end


function Range:__tostring()
  local from, to = tostring(self.from), tostring(self.to)
  return from == to and from or from .. " to " .. to
end


local function make_set(from, to, is_strict)
  return setmetatable({ ok = {}, nok = {}, strict = is_strict }, Set):allowed(from, to)
end


-- Adds a range to one of the lists of a set.
local function add(set, list, from, to)
  local range, err = from, nil
  if getmetatable(from) == Range then
    assert(to == nil, "First parameter was a range, second must be nil.")
  else
    range, err = make_range(from, to, set.strict)
  end
  if not range then
    return nil, err
  end
  list[#list + 1] = range
  return set
end


--- Adds a range to those that are allowed.
function Set:allowed(from, to)
  return add(self, self.ok, from, to)
end


--- Adds a range to those that are not, even if they are allowed.
function Set:disallowed(from, to)
  return add(self, self.nok, from, to)
end


local function any_matches(ranges, version)
  for _, range in ipairs(ranges) do
    if range:matches(version) then
      return true
    end
  end
  return false
end


--- True if a version is allowed and not disallowed.
function Set:matches(value)
  local version, err = as_version(value, self.strict)
  if not version then
    return nil, err
  end
  return any_matches(self.ok, version) and not any_matches(self.nok, version)
end


-- Ranges as people list them; nil for none.
local function listed(ranges)
  local texts = {}
  for position, range in ipairs(ranges) do
    texts[position] = (position > 1 and position == #ranges and "and " or "") .. tostring(range)
  end
  return #texts > 0 and concat(texts, ", ") or nil
end


function Set:__tostring()
  local allowed, disallowed = listed(self.ok), listed(self.nok)
  return disallowed and allowed .. ", but not " .. disallowed or allowed
end


--- Whether what has the version `value` serves who asks for this one, by Semantic
-- Versioning.
function Version:semver(value)
  if self[1] == 0 then
    local version, err = as_version(value, self.strict)
    if not version then
      return nil, err
    end
    return self == version
  elseif self[4] then
    return nil, "Version has too many elements (semver max 3)"
  end
  return make_set(self, self[1] + 1, self.strict):disallowed(self[1] + 1):matches(value)
end


local function module_of(is_strict)
  local function new(value) return parse(value, is_strict) end
  return setmetatable({
    new = new,
    range = function(from, to) return make_range(from, to, is_strict) end,
    set = function(from, to) return make_set(from, to, is_strict) end,
  }, { __call = function(_, value) return new(value) end })
end


local version = module_of(false)

--- The same for texts that are nothing but a version.
version.strict = module_of(true)

return version
