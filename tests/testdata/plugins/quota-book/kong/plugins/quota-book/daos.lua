local typedefs = require "kong.db.schema.typedefs"


return {
  {
    name = "quota_grants",
    primary_key = { "id" },
    cache_key = { "consumer", "name" },
    workspaceable = true,
    generate_admin_api = true,
    admin_api_name = "quota-grants",
    admin_api_nested_name = "quota-grant",
    fields = {
      { id = typedefs.uuid },
      { created_at = typedefs.auto_timestamp_s },
      { updated_at = typedefs.auto_timestamp_s },
      { consumer = { type = "foreign", reference = "consumers", required = true, on_delete = "cascade" } },
      { name = { type = "string", required = true, match = "^[%w_-]+$" } },
      { amount = { type = "integer", required = true, between = { 0, 1000000000 } } },
      { used = { type = "integer", required = true, default = 0 } },
      { tags = typedefs.tags },
    },
  },
}
