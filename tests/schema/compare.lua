--- Compare: whether an answer is the recorded one.
-- Both sides are plain decoded JSON. `{"$any": type}` stands for any value of
-- that type; words that Kong lists in hash order are compared as sets; text of
-- libraries and of Lua itself only where Kong's own part ends.

local compare = {}

-- What is written by OpenSSL, PCRE2, the JSON schema library or the Lua parser.
local LIBRARY = {
  "invalid certificate: ", "invalid key: ", "could not load private key",
  "PCRE returned: ", "Error parsing function: ", "validation failed: ",
}


local function words(text)
  local prefix, list = text:match("^(.-of: )(.*)$")
  if not prefix then
    prefix, list = text:match("^(.-non%-empty: )(.*)$")
  end
  if not prefix then
    return text
  end
  local sorted = {}
  for word in list:gmatch("[^, ]+") do
    sorted[#sorted + 1] = word
  end
  table.sort(sorted)
  return prefix .. table.concat(sorted, " ")
end


-- Lists inside a longer text, such as a printed table.
local function normalize_lists(text)
  return (text:gsub("(of: )([%w_%-, ]+)", function(prefix, list)
    return words(prefix .. list)
  end):gsub("(non%-empty: )([%w_', ]+)", function(prefix, list)
    return words(prefix .. list)
  end))
end


local function cut_library(text)
  for _, mark in ipairs(LIBRARY) do
    local _, last = text:find(mark, 1, true)
    if last then
      return text:sub(1, last)
    end
  end
  return text
end


local function same_text(expected, got, case)
  expected = expected:gsub("0x%x+", "0x<address>")
  got = got:gsub("0x%x+", "0x<address>")
  if expected == got then
    return true
  end
  if case.unordered and normalize_lists(expected) == normalize_lists(got) then
    return true
  end
  return case.library_text ~= nil and cut_library(expected) == cut_library(got)
end


--- True if `got` is what was recorded.
function compare.same(expected, got, case)
  if type(expected) == "table" and expected["$any"] then
    return type(got) == expected["$any"]
  end
  if type(expected) ~= type(got) then
    return false
  end
  if type(expected) == "string" then
    return same_text(expected, got, case)
  end
  if type(expected) ~= "table" then
    return expected == got
  end
  for key, value in pairs(expected) do
    if not compare.same(value, got[key], case) then
      return false
    end
  end
  for key in pairs(got) do
    if expected[key] == nil then
      return false
    end
  end
  return true
end


-- A text without the place in Kong's own files where it was raised.
local function without_place(text)
  return (text:gsub("^[%w_/.-]*lua/", ""):gsub("^kong/db/[%w_/.-]+:%d+: ", "")
    :gsub("^spec/[%w_/.-]+:%d+: ", ""):gsub("^kong/tools/[%w_/.-]+:%d+: ", ""))
end


--- True if both raised, and at a place and with a text of the plugin's own the
-- same.
function compare.same_raise(expected, got, case)
  if type(expected) ~= "string" or type(got) ~= "string" then
    return compare.same(expected, got, case)
  end
  if expected:find("^kong/plugins/") then
    return same_text(expected, got, case)
  end
  if expected:find("^kong/db/") or expected:find("^spec/") then
    return true
  end
  return same_text(without_place(expected), without_place(got), case)
end


return compare
