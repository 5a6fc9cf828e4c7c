local Handler = {
  VERSION = "1.0.0",
  PRIORITY = 1500,
}

function Handler:access(conf)
  if kong.client.get_credential() then
    return
  end
  local consumer = kong.client.load_consumer(conf.word, true)
  kong.client.authenticate(consumer, nil)
end

return Handler
