--- Extension: what a certificate adds.

local object_names = require "kongsmith.object_names"
local partial = require "kongsmith.partial"

local extension, make = partial.class "resty.openssl.x509.extension"


--- An extension of a certificate.
function extension.of(found)
  return make(found)
end


function extension:get_critical()
  return self.known.is_critical
end


--- What OpenSSL calls it.
function extension:get_object()
  return object_names.find(self.known.identifier) or partial.unknown "resty.openssl.x509.extension.get_object"
end


return extension
