local x509 = require "resty.openssl.x509"


local _M = {}


local function distinguished_name(name)
  local parts = {}
  for key, object in pairs(name) do
    parts[#parts + 1] = key .. "=" .. tostring(object.blob)
  end

  return table.concat(parts, ",")
end


-- Subject, issuer and serial number of the first certificate in a PEM chain.
function _M.details(pem)
  local cert, err = x509.new(pem, "PEM")
  if not cert then
    return nil, err
  end

  local subject, subject_err = cert:get_subject_name()
  if not subject then
    return nil, subject_err
  end

  local issuer, issuer_err = cert:get_issuer_name()
  if not issuer then
    return nil, issuer_err
  end

  local serial, serial_err = cert:get_serial_number()
  if not serial then
    return nil, serial_err
  end

  return {
    subject = distinguished_name(subject),
    issuer = distinguished_name(issuer),
    serial = serial:to_hex(),
  }
end


return _M
