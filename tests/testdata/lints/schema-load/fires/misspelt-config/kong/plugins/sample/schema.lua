return {
  name = "sample",
  fields = {
    { confg = { type = "record", fields = {} } },
  },
}
