--- Pointer: a `$ref` into the document that holds it, such as
-- `#/definitions/address`.

local pointer = {}


local function unescape(token)
  token = token:gsub("%%(%x%x)", function(hex)
    return string.char(tonumber(hex, 16))
  end)
  return (token:gsub("~1", "/"):gsub("~0", "~"))
end


--- The part of `root` that `reference` names. Raises when there is none, or
-- when the reference leads to another document.
function pointer.resolve(root, reference)
  local fragment = reference:match("^#(.*)$")
  if not fragment then
    error("external JSON schema reference `" .. reference .. "` cannot be read", 0)
  end
  local target = root
  for token in fragment:gmatch("[^/]+") do
    token = unescape(token)
    local index = tonumber(token)
    target = type(target) == "table" and (target[token] or (index and target[index + 1])) or nil
  end
  if type(target) ~= "table" then
    error("JSON schema reference `" .. reference .. "` leads nowhere", 0)
  end
  return target
end


return pointer
