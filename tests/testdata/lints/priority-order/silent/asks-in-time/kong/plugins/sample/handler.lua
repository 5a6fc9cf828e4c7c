local Handler = {
  VERSION = "1.0.0",
  PRIORITY = 949,
}

function Handler:access(conf)
  local consumer = kong.client.get_consumer()
  kong.log.debug(conf.word, consumer and consumer.id)
end

return Handler
