--- Certificates: the entity for a certificate and its private key.

local typedefs = require "kong.db.schema.typedefs"


local function optional(definition)
  return definition({ required = false, referenceable = true })
end


return {
  name = "certificates",
  primary_key = { "id" },
  workspaceable = true,
  fields = {
    { id = typedefs.uuid },
    { created_at = typedefs.auto_timestamp_s },
    { updated_at = typedefs.auto_timestamp_s },
    { cert = typedefs.certificate({ required = true, referenceable = true }) },
    { key = typedefs.key({ required = true, referenceable = true, encrypted = true }) },
    { cert_alt = optional(typedefs.certificate) },
    { key_alt = optional(typedefs.key) },
    { tags = typedefs.tags },
  },
  entity_checks = {
    { mutually_required = { "cert_alt", "key_alt" } },
  },
}
