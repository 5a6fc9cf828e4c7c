local function check(config)
  if config.headers and not config.redis then
    return nil, "headers need redis"
  end
  return true
end

return {
  name = "sample",
  fields = {
    { config = {
        type = "record",
        fields = { { redis = { type = "string" } } },
        custom_validator = check,
    } },
  },
}
