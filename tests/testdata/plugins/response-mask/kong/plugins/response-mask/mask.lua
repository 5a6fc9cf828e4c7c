local cjson = require "cjson"


local mask = {}


function mask.remove()
  return nil
end


function mask.null()
  return cjson.null
end


-- All but the last characters become stars.
function mask.stars(value, rule)
  local text = tostring(value)
  local shown = math.min(rule.keep_last, #text)

  return ("*"):rep(#text - shown) .. (shown > 0 and text:sub(-shown) or "")
end


-- `ann@example.com` becomes `a***@example.com`.
function mask.email(value)
  return (tostring(value):gsub("^(.)[^@]*(@.*)$", "%1***%2"))
end


return mask
