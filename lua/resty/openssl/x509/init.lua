--- X509: certificates. They are read and described; what is computed with them,
-- and new ones, are not known.

local altname = require "resty.openssl.x509.altname"
local bn = require "resty.openssl.bn"
local digest = require "kongsmith.digest"
local extension = require "resty.openssl.x509.extension"
local host = require "kongsmith.host"
local names = require "resty.openssl.x509.name"
local object_names = require "kongsmith.object_names"
local partial = require "kongsmith.partial"
local pkey = require "resty.openssl.pkey"

local type = type

local FORMATS = { PEM = true, DER = true, ["*"] = true }

local x509, make = partial.class "resty.openssl.x509"


-- What is told of a certificate, inert where it could not be read.
local function told(self, field)
  local value = self.known[field]
  return value == nil and partial.unknown("resty.openssl.x509.get_" .. field) or value
end


--- The certificate of a text. Without one, it would be a new certificate.
function x509.new(text, format)
  if not text then
    return partial.unknown("resty.openssl.x509.new")
  elseif type(text) ~= "string" then
    return nil, "x509.new: expect nil or a string at #1"
  elseif format and not FORMATS[format] then
    return nil, "x509.new: unknown format: " .. tostring(format)
  end
  local certificate, err = host.read_certificate(text, format)
  if not certificate then
    return nil, err
  end
  return make(certificate)
end


function x509:get_version()
  return self.known.version + 1
end


function x509:get_serial_number()
  return bn.from_binary(self.known.serial)
end


function x509:get_not_before()
  return told(self, "not_before")
end


function x509:get_not_after()
  return told(self, "not_after")
end


function x509:get_lifetime()
  return told(self, "not_before"), told(self, "not_after")
end


function x509:get_subject_name()
  return names.of(self.known.subject)
end


function x509:get_issuer_name()
  return names.of(self.known.issuer)
end


function x509:get_pubkey()
  return pkey.new(self.known.public_der, { format = "DER" })
end


--- Whether a key is the private half of the certificate's; nil where that is not known.
function x509:check_private_key(key)
  if not pkey.istype(key) then
    return false, "x509:check_private_key: except a pkey instance at #1"
  elseif not key:is_private() then
    return false, "x509:check_private_key: not a private key"
  end
  local own = self:get_pubkey()
  if not own or not key.known.public then
    return partial.unknown("resty.openssl.x509.check_private_key")
  end
  return own.known.public == key.known.public
end


--- The digest of the whole certificate.
function x509:digest(wanted)
  local method, is_elsewhere = digest.method(wanted or "sha1")
  if not method and not is_elsewhere then
    return nil, ('x509:digest: invalid digest type "%s"'):format(tostring(wanted))
  end
  return method and host.digest(method, self.known.der) or partial.unknown("resty.openssl.x509.digest")
end


-- The next extension with this name after `last_place`, and its place. Without one, the second value says whether the
-- name is none that is known here.
local function find_extension(self, wanted, last_place)
  local object = object_names.find(wanted)
  local identifier = object and object.id or tostring(wanted)
  for place = (last_place or 0) + 1, #self.known.extensions do
    local found = self.known.extensions[place]
    if found.identifier == identifier then
      return found, place
    end
  end
  return nil, not object and not identifier:find("^%d[%d.]*$")
end


--- The next extension with this name after `last_place`, and its place.
function x509:get_extension(wanted, last_place)
  local found, place = find_extension(self, wanted, last_place)
  if found then
    return extension.of(found), place
  end
  return place and partial.unknown "resty.openssl.x509.get_extension" or nil
end


--- Whether the next extension with this name has to be understood.
function x509:get_extension_critical(wanted, last_place)
  local found = find_extension(self, wanted, last_place)
  return found and found.is_critical or not found and partial.unknown "resty.openssl.x509.get_extension_critical"
end


--- The other names of whom it is about.
function x509:get_subject_alt_name()
  local found = find_extension(self, "subjectAltName")
  return found and altname.of(host.general_names(found.value)) or nil
end


--- Whether it may sign others and how long a chain of them may be, or one of both.
function x509:get_basic_constraints(name)
  local found = find_extension(self, "basicConstraints")
  if not found then
    return nil
  end
  local most = found.value:match("\2\1(.)$") or "\0"
  local constraints = { ca = found.value:find("^0.\1\1\255") ~= nil, pathlen = most:byte() }
  if type(name) ~= "string" then
    return constraints
  end
  return constraints[name:lower()]
end


--- The certificate as a text.
function x509:tostring(format)
  if format and format ~= "PEM" and format ~= "DER" then
    return nil, "x509:tostring: can only write PEM or DER format, not " .. tostring(format)
  end
  return format == "DER" and self.known.der or host.write_pem("CERTIFICATE", self.known.der)
end


function x509:to_PEM()
  return self:tostring("PEM")
end


return x509
