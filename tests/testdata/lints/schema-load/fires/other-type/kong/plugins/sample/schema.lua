return {
  name = "sample",
  fields = {
    { config = { type = "map", keys = { type = "string" }, values = { type = "string" } } },
  },
}
