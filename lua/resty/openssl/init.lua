--- OpenSSL: the modules of the library by their short names, after `load_modules`.

local partial = require "kongsmith.partial"

local MODULES = { "bn", "cipher", "digest", "hmac", "kdf", "mac", "pkey", "objects", "rand", "version", "x509",
                  altname = "x509.altname", chain = "x509.chain", csr = "x509.csr", crl = "x509.crl",
                  extension = "x509.extension", extensions = "x509.extensions", name = "x509.name",
                  revoked = "x509.revoked", store = "x509.store" }

local openssl = partial.module "resty.openssl"

openssl._VERSION = "1.5.1"


--- Makes the modules fields of this one.
function openssl.load_modules()
  for name, module in pairs(MODULES) do
    openssl[type(name) == "string" and name or module] = require("resty.openssl." .. module)
  end
  openssl.bignum = openssl.bn
end


return openssl
