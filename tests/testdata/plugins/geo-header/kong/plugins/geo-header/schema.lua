local typedefs = require "kong.db.schema.typedefs"

local country_code = { type = "string", match = "^%u%u$" }

return {
  name = "geo-header",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { service_url = typedefs.url { required = true } },
          { timeout = { type = "number", required = true, default = 2, gt = 0 } },
          { cache_ttl = { type = "integer", required = true, default = 3600, gt = 0 } },
          { country_header = typedefs.header_name { required = true, default = "X-Country" } },
          { city_header = typedefs.header_name },
          { private_country = { type = "string", match = "^%u%u$", required = true, default = "ZZ" } },
          { unknown_country = { type = "string", match = "^%u%u$", required = true, default = "XX" } },
          { blocked_countries = { type = "array", required = true, default = {}, elements = country_code } },
        },
    } },
  },
}
