local cjson = require "cjson.safe"

local encode_base64 = ngx.encode_base64

local _M = {}

local function header_name(key)
  return (tostring(key):gsub("[^%w]+", "-"))
end

local function flatten(into, prefix, value, depth)
  if type(value) ~= "table" then
    into[prefix] = tostring(value)
    return
  end

  if #value > 0 then
    local items = {}
    for i, item in ipairs(value) do
      items[i] = tostring(item)
    end
    into[prefix] = table.concat(items, ",")
    return
  end

  if depth > 0 then
    for key, inner in pairs(value) do
      flatten(into, prefix .. "-" .. header_name(key), inner, depth - 1)
    end
  end
end

-- Header names and values for all claims; objects are followed `depth` levels down.
function _M.flat(claims, depth)
  local flat = {}
  for key, value in pairs(claims) do
    flatten(flat, header_name(key), value, depth)
  end

  return flat
end

-- The chosen claims as one base64 text.
function _M.combined(claims, names)
  local chosen = {}
  for _, name in ipairs(names) do
    chosen[name] = claims[name]
  end

  return encode_base64(cjson.encode(chosen))
end

return _M
