local M = {}

function M.now(premature, conf)
  if premature then
    return
  end
  kong.log.debug(kong.client.get_forwarded_ip())
  kong.service.request.set_header("X-Sent", conf.name)
end

return M
