local function check_url(value)
  if not value:find("^https?://") then
    return false, "introspection_url must begin with http:// or https://"
  end

  return true
end

return {
  no_consumer = true,
  fields = {
    token_names = { type = "array", required = true, default = { "x-token" } },
    introspection_url = { type = "string", required = true, func = check_url },
    timeout = { type = "number", default = 5000 },
    cache_seconds = { type = "number", default = 60 },
    renewal_header = { type = "string" },
    run_on_preflight = { type = "boolean", default = true },
  },
  self_check = function(schema, plugin_t, dao, is_updating)
    if plugin_t.cache_seconds and plugin_t.cache_seconds < 0 then
      return false, "cache_seconds must not be negative"
    end

    return true
  end,
}
