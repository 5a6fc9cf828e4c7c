local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  kong.log.debug(split(conf.path), split(conf.host))
  count = (count or 0) + 1
  kong.log.debug(count)
end

function split(text)
  return #text > 1 and split(text:sub(2)) or text
end

return Handler
