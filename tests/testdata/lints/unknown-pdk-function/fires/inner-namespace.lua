local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access()
  kong.logg("x")
  kong.service.requst.set_header("a", "b")
  kong.client.tlss.disable_session_reuse()
end

function Handler:log()
  kong.logs("x")
  kong.service.mine.run()
  return kong.service.respnse.get_status()
end

return Handler
