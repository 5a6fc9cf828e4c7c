--- URL: percent-encoding, of Penlight. Line feeds travel as CR LF.

local url = {}


local function encoded(character)
  return ("%%%02X"):format(character:byte())
end


--- `text` percent-encoded; with `is_form` spaces become plus signs.
function url.quote(text, is_form)
  if type(text) ~= "string" then
    return text
  end
  text = text:gsub("\n", "\r\n"):gsub("[^%w %-_%./]", encoded)
  if is_form then
    return (text:gsub(" ", "+"):gsub("/", encoded))
  end
  return (text:gsub(" ", "%%20"))
end


--- The text that was encoded.
function url.unquote(text)
  if type(text) ~= "string" then
    return text
  end
  return (text:gsub("+", " "):gsub("%%(%x%x)", function(digits)
    return string.char(tonumber(digits, 16))
  end):gsub("\r\n", "\n"))
end


return url
