local Handler = {
  VERSION = "1.0.0",
  PRIORITY = 905,
}

function Handler:access(conf)
  local consumer = kong.client.load_consumer(conf.word, true)
  kong.client.authenticate(consumer, nil)
end

return Handler
