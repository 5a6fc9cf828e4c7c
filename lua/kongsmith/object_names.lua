--- Object names: what OpenSSL calls the objects that stand in keys, certificates
-- and names: object identifier, number, short and long name.

local TEXT = [[
1.2.840.113549.1.1.1 6 rsaEncryption rsaEncryption
1.2.840.113549.1.1.10 912 RSASSA-PSS rsassaPss
1.2.840.10045.2.1 408 id-ecPublicKey id-ecPublicKey
1.2.840.10040.4.1 116 DSA dsaEncryption
1.2.840.113549.1.3.1 28 dhKeyAgreement dhKeyAgreement
1.3.101.110 1034 X25519 X25519
1.3.101.111 1035 X448 X448
1.3.101.112 1087 ED25519 ED25519
1.3.101.113 1088 ED448 ED448
1.2.840.10045.3.1.7 415 prime256v1 prime256v1
1.3.132.0.34 715 secp384r1 secp384r1
1.3.132.0.35 716 secp521r1 secp521r1
1.3.132.0.10 714 secp256k1 secp256k1
2.5.4.3 13 CN commonName
2.5.4.4 100 SN surname
2.5.4.5 105 serialNumber serialNumber
2.5.4.6 14 C countryName
2.5.4.7 15 L localityName
2.5.4.8 16 ST stateOrProvinceName
2.5.4.9 660 street streetAddress
2.5.4.10 17 O organizationName
2.5.4.11 18 OU organizationalUnitName
2.5.4.12 106 title title
2.5.4.42 99 GN givenName
2.5.4.17 661 postalCode postalCode
1.2.840.113549.1.9.1 48 emailAddress emailAddress
0.9.2342.19200300.100.1.1 458 UID userId
0.9.2342.19200300.100.1.25 391 DC domainComponent
2.5.29.14 82 subjectKeyIdentifier X509v3_Subject_Key_Identifier
2.5.29.15 83 keyUsage X509v3_Key_Usage
2.5.29.17 85 subjectAltName X509v3_Subject_Alternative_Name
2.5.29.19 87 basicConstraints X509v3_Basic_Constraints
2.5.29.31 103 crlDistributionPoints X509v3_CRL_Distribution_Points
2.5.29.32 89 certificatePolicies X509v3_Certificate_Policies
2.5.29.35 90 authorityKeyIdentifier X509v3_Authority_Key_Identifier
2.5.29.37 126 extendedKeyUsage X509v3_Extended_Key_Usage
1.3.6.1.5.5.7.1.1 177 authorityInfoAccess Authority_Information_Access
]]

local object_names = {}

-- identifier, number, short or long name -> object
local objects = {}

for id, nid, sn, ln in TEXT:gmatch("(%S+) (%S+) (%S+) (%S+)\n") do
  local object = { id = id, nid = tonumber(nid), sn = sn, ln = ln:gsub("_", " ") }
  objects[id], objects[object.nid], objects[object.sn], objects[object.ln] = object, object, object, object
end


--- A copy of what is known of the object with this identifier, number or name;
-- nil where that is nothing.
function object_names.find(name)
  local object = objects[name]
  return object and { id = object.id, nid = object.nid, sn = object.sn, ln = object.ln }
end


return object_names
