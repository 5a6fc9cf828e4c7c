local kong = kong


local _M = {}


local function tokens(header)
  local list = {}
  for token in (header or ""):gmatch("[^,%s]+") do
    list[#list + 1] = token
  end

  return list
end


local function has_token(header, wanted)
  for _, token in ipairs(tokens(header)) do
    if token:lower() == wanted then
      return true
    end
  end

  return false
end


-- What the client offers, or nil for a request that asks for no upgrade.
function _M.read()
  if not has_token(kong.request.get_header("upgrade"), "websocket")
    or not has_token(kong.request.get_header("connection"), "upgrade")
  then
    return nil
  end

  return {
    version = kong.request.get_header("sec-websocket-version"),
    origin = kong.request.get_header("origin"),
    protocols = tokens(kong.request.get_header("sec-websocket-protocol")),
  }
end


-- The client's favourite among the protocols that are allowed.
function _M.choose(offered, allowed)
  for _, protocol in ipairs(offered) do
    for _, candidate in ipairs(allowed) do
      if protocol == candidate then
        return protocol
      end
    end
  end
end


return _M
