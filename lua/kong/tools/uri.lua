--- URI: the normal form of a path, and what of it must be escaped.

local byte = string.byte
local char = string.char
local concat = table.concat
local find = string.find
local format = string.format
local gsub = string.gsub
local sub = string.sub
local tonumber = tonumber
local upper = string.upper

local uri = {}

-- characters with a meaning of their own, which stay percent-encoded
local RESERVED = "!*'();:@&=+$,/?%#[]"
-- what may stand in a path as it is
local SAFE = "[^!#$&'()*+,/:;=?@%[%]%w%-_.~%%]"


local function decode(hex)
  local character = char(tonumber(hex, 16))
  if find(RESERVED, character, 1, true) then
    return "%" .. upper(hex)
  end
  return character
end


--- Percent-encodes what a path may not contain. Encoded characters stay.
function uri.escape(text)
  return (gsub(text, SAFE, function(character)
    return format("%%%02X", byte(character))
  end))
end


-- Takes "." and ".." out of the path, and doubled slashes if asked.
local function resolve_dots(path, merge_slashes)
  local output = {}
  while path ~= "" do
    if path == "." or path == ".." then
      path = ""
    elseif path == "/." then
      path = "/"
    elseif path == "/.." then
      path = "/"
      output[#output] = nil
    elseif sub(path, 1, 3) == "../" then
      path = sub(path, 4)
    elseif sub(path, 1, 2) == "./" then
      path = sub(path, 3)
    elseif sub(path, 1, 3) == "/./" then
      path = sub(path, 3)
    elseif sub(path, 1, 4) == "/../" then
      path = sub(path, 4)
      output[#output] = nil
    elseif merge_slashes and sub(path, 1, 2) == "//" then
      path = sub(path, 2)
    else
      local slash = find(path, "/", 2, true) or #path + 1
      output[#output + 1] = sub(path, 1, slash - 1)
      path = sub(path, slash)
    end
  end
  return concat(output)
end


--- The normal form of a path: encoded characters without a meaning of their
-- own decoded, dot segments resolved, with `merge_slashes` single slashes.
function uri.normalize(path, merge_slashes)
  if path == "" or path == "/" then
    return path
  end
  path = gsub(path, "%%(%x%x)", decode)
  if not find(path, ".", 1, true) and not (merge_slashes and find(path, "//", 1, true)) then
    return path
  end
  return resolve_dots(path, merge_slashes)
end


return uri
