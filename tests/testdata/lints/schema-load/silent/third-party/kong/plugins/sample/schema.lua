local other = require "some.library"

return {
  name = "sample",
  fields = {
    { config = { type = "record", fields = { { limit = other.limit } } } },
  },
}
