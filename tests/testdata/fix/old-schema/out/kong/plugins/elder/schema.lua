return {
  name = "elder",
  fields = {
    { config = { type = "record", fields = {
      { word = { type = "string", default = "one" } },
      { other = { type = "string" } },
      { header = {
        type = "string",
        default = "X-Word", -- since 0.1
        one_of = { "X-Word", "X-Text" },
      } },
    } } },
  },
}
