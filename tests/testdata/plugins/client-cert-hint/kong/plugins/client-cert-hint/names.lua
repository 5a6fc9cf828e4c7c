local _M = {}


-- Whether connections to a server name are asked for a certificate; no list means all of them.
function _M.asks(snis, server_name)
  if not snis or #snis == 0 then
    return true
  end
  if not server_name then
    return false
  end

  for _, sni in ipairs(snis) do
    if sni == server_name then
      return true
    end
  end

  return false
end


function _M.trusted(issuers, issuer)
  if #issuers == 0 then
    return true
  end

  for _, known in ipairs(issuers) do
    if issuer:find(known, 1, true) then
      return true
    end
  end

  return false
end


return _M
