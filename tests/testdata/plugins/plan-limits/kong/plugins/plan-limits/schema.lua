local typedefs = require "kong.db.schema.typedefs"


return {
  name = "plan-limits",
  fields = {
    { consumer = typedefs.no_consumer },
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { default_plan = {
              type = "string",
              required = true,
              default = "basic",
              one_of = { "free", "team", "enterprise" },
          } },
          { enforce = { type = "boolean", required = true, default = true } },
          { show_plan = { type = "boolean", default = false, legacy = true } },
          { upgrade_url = typedefs.url },
          { report_plans = {
              description = "Plans whose excesses are logged although they are not enforced.",
              type = "array",
              required = true,
              default = { "free" },
              elements = { type = "string", one_of = { "free", "team", "enterprise" } },
          } },
        },
    } },
  },
}
