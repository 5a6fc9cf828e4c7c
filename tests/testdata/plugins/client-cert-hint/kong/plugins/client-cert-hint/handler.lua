local certificate = require "kong.plugins.client-cert-hint.certificate"
local names = require "kong.plugins.client-cert-hint.names"

local ssl = require "ngx.ssl"

local kong = kong


local ClientCertHint = {
  PRIORITY = 1605,
  VERSION = "1.0.0",
}


-- Clients send a certificate only when they were asked for one in the handshake.
function ClientCertHint:certificate(conf)
  local server_name, err = ssl.server_name()
  if err then
    kong.log.err("could not read the server name: ", err)
    return
  end

  if not names.asks(conf.snis, server_name) then
    return
  end

  local ok, request_err = kong.client.tls.request_client_certificate()
  if not ok then
    kong.log.err("could not ask for a client certificate: ", request_err)
    return
  end

  if conf.no_resumption then
    kong.client.tls.disable_session_reuse()
  end
end


local function clear_headers(conf)
  kong.service.request.clear_header(conf.subject_header)
  kong.service.request.clear_header(conf.serial_header)
end


function ClientCertHint:access(conf)
  -- What a client says about itself in these headers is never believed.
  clear_headers(conf)

  local chain, err = kong.client.tls.get_full_client_certificate_chain()
  if err then
    kong.log.err("could not read the client certificate: ", err)
    return kong.response.error(500)
  end

  if not chain then
    if conf.required then
      return kong.response.error(401, "client certificate required")
    end
    return
  end

  local details, parse_err = certificate.details(chain)
  if not details then
    kong.log.notice("client certificate not understood: ", parse_err)
    return kong.response.error(400, "client certificate not understood")
  end

  if not names.trusted(conf.issuers, details.issuer) then
    return kong.response.error(403, "issuer not trusted")
  end

  kong.service.request.set_header(conf.subject_header, details.subject)
  kong.service.request.set_header(conf.serial_header, details.serial)
end


return ClientCertHint
