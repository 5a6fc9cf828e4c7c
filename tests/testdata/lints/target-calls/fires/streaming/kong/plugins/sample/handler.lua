local timer_at = ngx.timer.at

local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local function send(premature, word)
  if not premature then
    kong.log.info(word)
  end
end

function Handler:access(conf)
  local file = io.open("/etc/words", "r")
  local consumer = kong.db.consumers:select_by_username(conf.word)
  kong.log.debug(file and file:read("*a"), consumer and consumer.id)
end

function Handler:log(conf)
  timer_at(0, send, conf.word)
end

return Handler
