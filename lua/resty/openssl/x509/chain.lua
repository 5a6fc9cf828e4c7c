--- Chain: a list of certificates.

local partial = require "kongsmith.partial"
local x509 = require "resty.openssl.x509"

local META = {}
local chain, make = partial.class("resty.openssl.x509.chain", META)


function META.__len(self)
  return #self.known
end


--- An empty list.
function chain.new()
  return make({})
end


--- Adds a certificate.
function chain:add(certificate)
  if not x509.istype(certificate) then
    return nil, "expect a x509 instance at #1"
  end
  self.known[#self.known + 1] = certificate
  return true
end


--- All of them.
function chain:all()
  return { unpack(self.known) }
end


return chain
