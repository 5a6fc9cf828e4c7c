--- SSL: certificates and keys as texts. What asks for the connection of a request
-- needs one.

local host = require "kongsmith.host"
local partial = require "kongsmith.partial"
local request = require "kongsmith.worker.request"

local NO_CERTIFICATE, NO_KEY = "PEM_read_bio_X509_AUX() failed", "PEM_read_bio_PrivateKey() failed"

local ssl = partial.module "ngx.ssl"

for number, name in ipairs({ "SSL3_VERSION", "TLS1_VERSION", "TLS1_1_VERSION", "TLS1_2_VERSION", "TLS1_3_VERSION" }) do
  ssl[name] = 0x02ff + number
end

for _, name in ipairs({ "clear_certs", "set_der_cert", "set_der_priv_key", "raw_server_addr", "raw_client_addr",
                        "server_name", "server_port", "get_tls1_version", "get_tls1_version_str", "set_cert",
                        "set_priv_key", "verify_client", "get_client_random", "export_keying_material",
                        "export_keying_material_early", "get_req_ssl_pointer" }) do
  ssl[name] = request.call("ngx.ssl." .. name)
end


-- The bytes of all certificates of a text, the first of which must be one.
local function certificates(text)
  local parts = {}
  for block in text:gmatch("%-%-%-%-%-BEGIN [^-\n]*CERTIFICATE%-%-%-%-%-.-%-%-%-%-%-END [^-\n]*%-%-%-%-%-") do
    local certificate = host.read_certificate(block, "PEM")
    parts[#parts + 1] = certificate and certificate.der
    if not certificate then
      break
    end
  end
  return parts[1] and table.concat(parts)
end


--- The certificates of a text as bytes, or nil and why there are none.
function ssl.cert_pem_to_der(text)
  local bytes = certificates(text)
  if not bytes then
    return nil, NO_CERTIFICATE
  end
  return bytes
end


--- The private key of a text as bytes, or nil and why there is none.
function ssl.priv_key_pem_to_der(text, password)
  local key, _, is_locked = host.read_key(text, "PEM", "private")
  if is_locked and password then
    return partial.unknown("ngx.ssl.priv_key_pem_to_der")
  elseif not key then
    return nil, NO_KEY
  end
  return key.private_der or partial.unknown("ngx.ssl.priv_key_pem_to_der")
end


--- Reads the certificates of a text for `set_cert`.
function ssl.parse_pem_cert(text)
  if not certificates(text) then
    return nil, NO_CERTIFICATE
  end
  return host.stand_in("ngx.ssl.parse_pem_cert()")
end


--- Reads the private key of a text for `set_priv_key`.
function ssl.parse_pem_priv_key(text)
  if not host.read_key(text, "PEM", "private") then
    return nil, NO_KEY
  end
  return host.stand_in("ngx.ssl.parse_pem_priv_key()")
end


return ssl
