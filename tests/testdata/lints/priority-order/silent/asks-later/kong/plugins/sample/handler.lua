local Handler = {
  VERSION = "1.0.0",
  PRIORITY = 3000,
}

function Handler:log(conf)
  local consumer = kong.client.get_consumer()
  kong.log.debug(conf.word, consumer and consumer.id)
end

return Handler
