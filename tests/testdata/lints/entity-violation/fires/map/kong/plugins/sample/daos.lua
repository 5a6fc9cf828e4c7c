return {
  quotas = {
    name = "quotas",
    primary_key = { "id" },
    fields = {},
  },
}
