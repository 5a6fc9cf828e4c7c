local typedefs = require "kong.db.schema.typedefs"


return {
  name = "grpc-deadline",
  fields = {
    { protocols = typedefs.protocols {
        default = { "grpc", "grpcs" },
        elements = typedefs.protocol { one_of = { "grpc", "grpcs" } },
    } },
    { config = {
        type = "record",
        fields = {
          { max_deadline = {
              description = "The longest deadline in milliseconds that a client may ask for.",
              type = "integer",
              required = true,
              default = 60000,
              between = { 1, 2147483646 },
          } },
          { min_deadline = {
              description = "Calls with a shorter deadline are refused at once.",
              type = "integer",
              required = true,
              default = 5,
              between = { 0, 60000 },
          } },
          { default_deadline = {
              description = "The deadline of calls that come without one.",
              type = "integer",
              between = { 1, 2147483646 },
          } },
          { limits = {
              description = "Longest deadlines of single services or methods.",
              type = "map",
              required = true,
              default = {},
              keys = { type = "string", match = "^[%w_.]+/?[%w_]*$" },
              values = { type = "integer", between = { 1, 2147483646 } },
          } },
          { tell_client = { type = "boolean", required = true, default = false } },
        },
    } },
  },
}
