--- Text tests: what a text consists of, begins and ends with.

local want_text = require("kongsmith.penlight.text_arguments").want_text

local error, find, ipairs, sub, type = error, string.find, ipairs, string.sub, type

local tests = {}


-- A function that says whether all of a text, which is not empty, is of this class.
local function consists_of(class)
  local pattern = "^" .. class .. "+$"
  return function(text)
    want_text(1, text)
    return find(text, pattern) == 1
  end
end


tests.isalpha = consists_of "%a"
tests.isdigit = consists_of "%d"
tests.isalnum = consists_of "%w"
tests.isspace = consists_of "%s"
tests.islower = consists_of "[%l%s]"
tests.isupper = consists_of "[%u%s]"


local function begins(text, prefix)
  return sub(text, 1, #prefix) == prefix
end


local function ends(text, suffix)
  return #text >= #suffix and sub(text, #text - #suffix + 1) == suffix
end


local function fits(text, affix, test)
  if type(affix) == "string" then
    return test(text, affix)
  elseif type(affix) ~= "table" then
    error(("argument #2 expected a 'string' or a 'table', got a '%s'"):format(type(affix)), 3)
  end
  for _, one in ipairs(affix) do
    if test(text, one) then
      return true
    end
  end
  return false
end


--- True if `text` begins with `prefix`, or with one of a list of them.
function tests.startswith(text, prefix)
  want_text(1, text)
  return fits(text, prefix, begins)
end


--- True if `text` ends with `suffix`, or with one of a list of them.
function tests.endswith(text, suffix)
  want_text(1, text)
  return fits(text, suffix, ends)
end


return tests
