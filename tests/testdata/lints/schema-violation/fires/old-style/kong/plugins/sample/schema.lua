return {
  no_consumer = true,
  fields = {
    limit = { type = "number", default = 3 },
    url = { type = "url", required = true },
  },
  self_check = function() return true end,
}
