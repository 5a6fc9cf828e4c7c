return {
  name = "my_plugin",
  fields = {
    { config = { type = "record", fields = {
      { word = { type = "string" } },
    } } },
  },
}
