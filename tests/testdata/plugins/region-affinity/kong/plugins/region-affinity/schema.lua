local typedefs = require "kong.db.schema.typedefs"

local REGIONS = { "eu-west", "eu-central", "us-east", "us-west", "ap-south", "ap-east" }

return {
  name = "region-affinity",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { region_header = typedefs.header_name { required = true, default = "X-Region" } },
          { default_region = { type = "string", one_of = REGIONS } },
          { endpoints = {
              type = "array",
              required = true,
              len_min = 1,
              elements = {
                type = "record",
                fields = {
                  { region = { type = "string", required = true, one_of = REGIONS } },
                  { host = typedefs.host { required = true } },
                  { port = typedefs.port { required = true, default = 443 } },
                  { weight = { type = "number", required = true, default = 1, gt = 0 } },
                },
              },
          } },
          { max_distance = { type = "number", gt = 0 } },
          { response_header = typedefs.header_name },
        },
    } },
  },
}
