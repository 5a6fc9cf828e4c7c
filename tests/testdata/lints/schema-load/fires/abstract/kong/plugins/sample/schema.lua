return {
  name = "sample",
  fields = {
    { config = { type = "record", fields = {
      { inner = { type = "record", abstract = true } },
    } } },
  },
}
