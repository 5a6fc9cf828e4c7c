--- Version: that of the OpenSSL that Kong 3.9 comes with.

local version = require("kongsmith.partial").module "resty.openssl.version"

version.version_num = 0x30200030
version.version_text = "OpenSSL 3.2.3 3 Sep 2024"
version.OPENSSL_3X, version.OPENSSL_111_OR_LATER = true, true

return version
