local typedefs = require "kong.db.schema.typedefs"


local example = {
  type = "record",
  fields = {
    { name = { type = "string", required = true, match = "^[%w_-]+$" } },
    { status = { type = "integer", required = true, default = 200, between = { 100, 599 } } },
    { content_type = { type = "string", required = true, default = "application/json" } },
    { headers = {
        type = "map",
        required = true,
        default = {},
        keys = typedefs.header_name,
        values = { type = "string" },
    } },
    { body = { type = "string", required = true, default = "{}", len_min = 0 } },
  },
}


local mock = {
  type = "record",
  fields = {
    { method = {
        type = "string",
        required = true,
        default = "ANY",
        one_of = { "ANY", "GET", "POST", "PUT", "PATCH", "DELETE" },
    } },
    { path = { type = "string", required = true, is_regex = true } },
    { examples = { type = "array", required = true, len_min = 1, elements = example } },
  },
}


return {
  name = "mock-responder",
  fields = {
    { protocols = typedefs.protocols_http },
    { config = {
        type = "record",
        fields = {
          { mocks = { type = "array", required = true, len_min = 1, elements = mock } },
          { opt_in_header = typedefs.header_name { required = false } },
          { pass_unmatched = { type = "boolean", required = true, default = false } },
          { delay = {
              type = "record",
              fields = {
                { min = { type = "integer", required = true, default = 0, between = { 0, 30000 } } },
                { max = { type = "integer", required = true, default = 0, between = { 0, 30000 } } },
              },
              entity_checks = {
                { custom_entity_check = {
                    field_sources = { "min", "max" },
                    fn = function(entity)
                      if entity.min > entity.max then
                        return nil, "min must not be greater than max"
                      end
                      return true
                    end,
                } },
              },
          } },
        },
    } },
  },
}
