return {
  name = "src-layout",
  fields = {
    { config = { type = "record", fields = { { value = { type = "string" } } } } },
  },
}
