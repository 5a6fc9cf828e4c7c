local cjson = require "cjson.safe"

local base64url = require "kong.plugins.jwt-forward.base64url"


local _M = {}


-- Header, claims and signature, RS256.
function _M.token(key, parts)
  local header, header_err = cjson.encode({ alg = "RS256", typ = "JWT", kid = parts.kid })
  if not header then
    return nil, header_err
  end

  local claims, claims_err = cjson.encode(parts.claims)
  if not claims then
    return nil, claims_err
  end

  local signed = base64url.encode(header) .. "." .. base64url.encode(claims)
  local signature, err = key:sign(signed, "sha256")
  if not signature then
    return nil, err
  end

  return signed .. "." .. base64url.encode(signature)
end


return _M
