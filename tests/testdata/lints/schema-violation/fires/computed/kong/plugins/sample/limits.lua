return {
  redis = {
    type = "record",
    fields = {
      { host = { type = "string", optional = true } },
    },
  },
}
