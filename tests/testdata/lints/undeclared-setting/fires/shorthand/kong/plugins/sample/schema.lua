return {
  name = "sample",
  fields = {
    { config = {
        type = "record",
        fields = {
          { limit = { type = "integer" } },
        },
        shorthand_fields = {
          { old_limit = { type = "integer", func = function(value) return { limit = value } end } },
        },
    } },
  },
}
