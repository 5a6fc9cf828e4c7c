local _M = {}


local NAMESPACES = {
  ["1.1"] = "http://schemas.xmlsoap.org/soap/envelope/",
  ["1.2"] = "http://www.w3.org/2003/05/soap-envelope",
}


local ESCAPES = {
  ["&"] = "&amp;",
  ["<"] = "&lt;",
  [">"] = "&gt;",
  ['"'] = "&quot;",
}


local function escape(text)
  return (tostring(text):gsub('[&<>"]', ESCAPES))
end


local function append(out, name, value)
  if type(value) ~= "table" then
    out[#out + 1] = "<" .. name .. ">" .. escape(value) .. "</" .. name .. ">"
    return
  end

  if #value > 0 then
    for _, element in ipairs(value) do
      append(out, name, element)
    end
    return
  end

  out[#out + 1] = "<" .. name .. ">"
  local keys = {}
  for key in pairs(value) do
    keys[#keys + 1] = key
  end
  table.sort(keys)
  for _, key in ipairs(keys) do
    append(out, key, value[key])
  end
  out[#out + 1] = "</" .. name .. ">"
end


-- The request as a SOAP envelope. Arguments are written in the order of their names.
function _M.build(call)
  local out = {
    '<?xml version="1.0" encoding="utf-8"?>',
    '<soap:Envelope xmlns:soap="' .. NAMESPACES[call.version] .. '" xmlns="' .. escape(call.namespace) .. '">',
    "<soap:Body>",
  }
  append(out, call.operation, call.arguments)
  out[#out + 1] = "</soap:Body></soap:Envelope>"

  return table.concat(out)
end


-- The body of an answer: { result } or { fault }, or nil and an error.
function _M.parse(xml, operation)
  -- The parser is large; only gateways that bridge load it.
  local xml2lua = require "xml2lua"
  local new_tree = require "xmlhandler.tree"

  local tree = new_tree:new()
  local ok, err = pcall(function()
    xml2lua.parser(tree):parse(xml)
  end)
  if not ok then
    return nil, err
  end

  local root = tree.root["soap:Envelope"] or tree.root["Envelope"]
  local body = root and (root["soap:Body"] or root["Body"])
  if not body then
    return nil, "no envelope"
  end

  local fault = body["soap:Fault"] or body["Fault"]
  if fault then
    return { fault = { code = fault.faultcode, reason = fault.faultstring } }
  end

  return { result = body[operation .. "Response"] or {} }
end


return _M
