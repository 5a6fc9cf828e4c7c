local server = {
  type = "record",
  fields = {
    { host = { type = "string" } },
    { port = { type = "integer" } },
  },
}

return {
  name = "sample",
  fields = {
    { config = {
        type = "record",
        fields = {
          { one = { type = "string" } },
          { other = { type = "string" } },
          { first = server },
          { second = server },
        },
        shorthand_fields = {
          { old = { type = "string", func = function(value) return { other = value } end } },
        },
        entity_checks = { { at_least_one_of = { "one", "other" } } },
    } },
  },
}
