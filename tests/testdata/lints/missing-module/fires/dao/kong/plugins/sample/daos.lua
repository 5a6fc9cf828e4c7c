return {
  {
    name = "things",
    dao = "kong.plugins.sample.gone",
    primary_key = { "id" },
    fields = { { id = { type = "string" } } },
  },
}
