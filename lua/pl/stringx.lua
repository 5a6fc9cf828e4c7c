--- Stringx: the functions for texts of Penlight, which Kong ships, as far as
-- they are simple. The others are inert.

local host = require "kongsmith.host"
local strings = require "kong.tools.string"

local find = string.find
local sub = string.sub
local type = type

local stringx = {}

host.foreign["pl.stringx"] = "shipped"

stringx.split = strings.split
stringx.join = strings.join


local function begins(text, prefix)
  return sub(text, 1, #prefix) == prefix
end


local function ends(text, suffix)
  return #text >= #suffix and sub(text, #text - #suffix + 1) == suffix
end


local function fits(text, affix, test)
  if type(affix) == "string" then
    return test(text, affix)
  end
  for _, one in ipairs(affix) do
    if test(text, one) then
      return true
    end
  end
  return false
end


--- True if `text` begins with `prefix`, or with one of a list of them.
function stringx.startswith(text, prefix)
  return fits(text, prefix, begins)
end


--- True if `text` ends with `suffix`, or with one of a list of them.
function stringx.endswith(text, suffix)
  return fits(text, suffix, ends)
end


-- The pattern of a character out of `characters`, white space without them.
local function class_of(characters)
  return characters and "[" .. characters:gsub("%W", "%%%0") .. "]" or "%s"
end


--- `text` without white space (or the given characters) at its beginning.
function stringx.lstrip(text, characters)
  return (text:gsub("^" .. class_of(characters) .. "+", ""))
end


--- `text` without white space (or the given characters) at its end.
function stringx.rstrip(text, characters)
  local class, last = "^" .. class_of(characters) .. "$", #text
  while last > 0 and find(sub(text, last, last), class) do
    last = last - 1
  end
  return sub(text, 1, last)
end


--- `text` without white space (or the given characters) at both ends.
function stringx.strip(text, characters)
  return stringx.lstrip(stringx.rstrip(text, characters), characters)
end


return setmetatable(stringx, { __index = function(_, name)
  return host.stand_in("pl.stringx." .. tostring(name))
end })
