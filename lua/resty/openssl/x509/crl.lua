--- CRL: lists of certificates that are no longer valid.

return require("kongsmith.der_text").class("resty.openssl.x509.crl", "x509.crl", "X509 CRL")
