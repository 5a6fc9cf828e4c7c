local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local function answer(status)
  return kong.response.exit(status)
end

local function finish(conf, phase)
  if phase == "access" then
    kong.response.exit(200)
  end
  kong.log.debug(conf.limit)
end

local function end_request(conf, can_exit)
  if can_exit then
    kong.response.exit(conf.status)
  end
end

local function by_phase()
  if ngx.get_phase() == "access" then
    kong.response.exit(200)
  end
end

function Handler:init_worker()
  ngx.timer.at(0, function() kong.log.debug(kong.request) end)
end

function Handler:access(conf)
  kong.service.request.set_header("X-Limit", conf.limit)
  if conf.closed then return answer(503) end
  finish(conf, "access")
  end_request(conf, true)
end

function Handler:log(conf)
  finish(conf, "log")
  end_request(conf, false)
  by_phase()
  pcall(kong.response.exit, 200)
  pcall(function() kong.response.exit(200) end)
  kong.log.set_serialize_value("limit", conf.limit)
  kong.log.serialize()
end

return Handler
