local limit

return {
  name = "sample",
  fields = {
    { config = { type = "record" } },
    limit,
    { consumer = { type = "string" } },
  },
}
