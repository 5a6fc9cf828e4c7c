local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function check(conf)
  return conf.limit
end

function Handler:access(conf)
  return check(conf)
end

return Handler
