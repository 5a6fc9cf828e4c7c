local words = require "kong.plugins.sample.words"

return {
  name = "sample",
  fields = {
    { config = { type = "record", fields = {
      { word = { type = "string", custom_validator = words.check } },
    } } },
  },
}
