return {
  name = "elder",
  fields = {
    { config = { type = "record", fields = {
      { word = { type = "string", legacy = true, default = "one" } },
      { other = { type = "string", nullable = true } },
      { header = {
        type = "string",
        legacy = true,
        default = "X-Word", -- since 0.1
        optional = true,
        enum = { "X-Word", "X-Text" },
      } },
    } } },
  },
}
