return {
  name = "sample",
  fields = {
    { config = { type = "record", fields = {
        { size = { type = "integer", len_min = 1, default = 5 } },
        { path = { type = "integer", match = "^a", default = 5 } },
        { names = { type = "array", default = { "a" } } },
        { redis = { type = "record" } },
        { limit = { type = "string", len_min = "3" } },
        { flag = { type = "boolean", required = "yes" } },
        { range = { type = "number", between = { 1 } } },
      },
      shorthand_fields = {
        { old = {
            type = "string",
            translate_backwards = { "limit" },
            func = function(value) return { limit = value } end,
        } },
      },
    } },
  },
}
