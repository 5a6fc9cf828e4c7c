return {
  name = "my-plugin",
  fields = {
    { config = { type = "record", fields = {
      { word = { type = "string" } },
    } } },
  },
}
