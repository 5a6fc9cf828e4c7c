local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local function set(name, value, late)
  if not late then
    ngx.header[name] = value
  end
end

local function by_phase()
  if ngx.get_phase() == "header_filter" then
    ngx.header["X-Phase"] = "1"
  end
end

local function unless_sent()
  if ngx.headers_sent then
    return
  end
  ngx.header["X-Sent"] = "1"
end

local function set_early(name, value, late)
  if late then
    return
  end
  ngx.header[name] = value
end

function Handler:header_filter()
  ngx.header["Content-Length"] = nil
  ngx.status = 200
  set("X-A", "1")
  set_early("X-A", "1")
  by_phase()
end

function Handler:body_filter()
  unless_sent()
  by_phase()
  set("X-A", "1", true)
  set_early("X-A", "1", true)
  if not ngx.headers_sent then
    ngx.header["X-B"] = "1"
  end
  local seen = ngx.header["X-A"]
  ngx.ctx.status = seen
end

function Handler:log()
  kong.log.debug(ngx.status, ngx.header["X-A"])
end

return Handler
