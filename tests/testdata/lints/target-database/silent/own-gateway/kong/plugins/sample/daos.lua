return {
  {
    name = "sample_words",
    primary_key = { "id" },
    fields = {
      { id = { type = "string", uuid = true, auto = true } },
    },
  },
}
