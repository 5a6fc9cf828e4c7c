return {
  name = "found-src",
  fields = {
    { config = { type = "record", fields = { { value = { type = "string" } } } } },
  },
}
