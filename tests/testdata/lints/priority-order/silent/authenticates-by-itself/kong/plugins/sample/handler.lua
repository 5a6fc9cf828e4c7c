local Handler = {
  VERSION = "1.0.0",
  PRIORITY = 1500,
}

function Handler:access(conf)
  ngx.ctx.authenticated_consumer = { username = conf.word }
  local consumer = kong.client.get_consumer()
  kong.log.debug(conf.word, consumer and consumer.id)
end

return Handler
