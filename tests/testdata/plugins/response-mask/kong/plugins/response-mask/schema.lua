local typedefs = require "kong.db.schema.typedefs"


return {
  name = "response-mask",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { rules = {
              type = "array",
              required = true,
              len_min = 1,
              elements = {
                type = "record",
                fields = {
                  { path = { type = "string", required = true, match_none = {
                    { pattern = "%.%.", err = "must not have empty segments" },
                    { pattern = "^%.", err = "must not begin with a dot" },
                    { pattern = "%.$", err = "must not end with a dot" },
                  } } },
                  { with = {
                      type = "string",
                      required = true,
                      default = "stars",
                      one_of = { "stars", "email", "null", "remove" },
                  } },
                  { keep_last = { type = "integer", required = true, default = 0, between = { 0, 8 } } },
                },
              },
          } },
          { trusted_groups = { type = "set", required = true, default = {}, elements = { type = "string" } } },
          { mark = { type = "boolean", required = true, default = false } },
        },
    } },
  },
}
