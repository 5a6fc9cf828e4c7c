local NAME = (...):match("^kong%.plugins%.([^.]+)")

return {
  name = NAME,
  fields = {
    { config = { type = "record", fields = {} } },
  },
}
