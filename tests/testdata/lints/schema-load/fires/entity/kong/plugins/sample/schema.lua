return {
  name = "sample",
  fields = {
    { config = { type = "record", fields = {} } },
    { owner = { type = "foreign", reference = "ghosts" } },
  },
}
