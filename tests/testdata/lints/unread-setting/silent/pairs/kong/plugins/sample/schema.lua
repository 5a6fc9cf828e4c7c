return {
  name = "sample",
  fields = {
    { config = {
        type = "record",
        fields = {
          { limit = { type = "integer", default = 3 } },
          { window = { type = "integer", default = 60 } },
        },
    } },
  },
}
