local function is_reachable(host)
  local socket = ngx.socket.tcp()
  if socket:connect(host, 80) == 1 then
    return true
  end
  return nil, "cannot be reached"
end

return {
  name = "sample",
  fields = {
    { config = { type = "record", fields = {
      { host = { type = "string", default = "localhost", custom_validator = is_reachable } },
    } } },
  },
}
