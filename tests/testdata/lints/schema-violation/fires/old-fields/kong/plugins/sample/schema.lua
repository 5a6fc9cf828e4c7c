return {
  name = "sample",
  fields = {
    limit = { type = "number" },
  },
}
