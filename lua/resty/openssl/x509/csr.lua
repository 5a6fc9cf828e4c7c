--- CSR: requests to sign a certificate.

return require("kongsmith.der_text").class("resty.openssl.x509.csr", "x509.csr", "CERTIFICATE REQUEST")
