local log = kong.log
local get = kong.request.get_headr
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  kong.log.error("no limit")
  log.critical("no limit")
  kong.client.set_credential(conf.credential)
  kong.response.send(200)
  get("Host")
  kong.reqest.get_header("Host")
  kong.service.request.frobnicate()
end

return Handler
