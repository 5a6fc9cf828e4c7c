return {
  {
    name = "quotas",
    fields = {
      { id = { type = "string", requird = true } },
    },
  },
}
