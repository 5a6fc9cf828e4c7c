return {
  name = "sample",
  fields = {
    { config = { type = "record", fields = { { word = { type = "string" } }, { number = { type = "number" } } } } },
  },
}
