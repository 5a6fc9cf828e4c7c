local header = ngx.header
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local function shorten()
  ngx.header["Content-Length"] = nil
end

function Handler:body_filter(conf)
  ngx.header.content_length = nil
  header[conf.name] = "done"
  shorten()
end

function Handler:log()
  ngx.status = 200
  pcall(function()
    ngx.header["X-Done"] = "1"
  end)
end

return Handler
