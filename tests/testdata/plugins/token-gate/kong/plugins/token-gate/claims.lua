local concat = table.concat


local _M = {}


local function contains(audience, wanted)
  if type(audience) == "string" then
    return audience == wanted
  end

  if type(audience) == "table" then
    for _, entry in ipairs(audience) do
      if entry == wanted then
        return true
      end
    end
  end

  return false
end


-- Compares the registered claims with what is expected. `expected.now` is in seconds.
function _M.check(payload, expected)
  local now, leeway = expected.now, expected.leeway

  local exp = payload.exp
  if type(exp) ~= "number" then
    return false, "token has no expiry"
  end
  if now > exp + leeway then
    return false, "token expired"
  end

  local nbf = payload.nbf
  if type(nbf) == "number" and now + leeway < nbf then
    return false, "token not valid yet"
  end

  if expected.issuer and payload.iss ~= expected.issuer then
    return false, "unexpected issuer"
  end

  if expected.audience and not contains(payload.aud, expected.audience) then
    return false, "unexpected audience"
  end

  return true
end


-- A claim in the form that fits a header: lists by comma, objects not at all.
function _M.as_header(value)
  local kind = type(value)
  if kind == "string" then
    return value
  end
  if kind == "number" or kind == "boolean" then
    return tostring(value)
  end
  if kind == "table" and #value > 0 then
    return concat(value, ",")
  end
end


return _M
