local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:acess(conf)
  kong.log.debug(conf.limit)
end

function Handler:header_fliter()
end

function Handler:bodyFilter()
end

Handler.Log = function()
end

function Handler:init_workers()
end

return Handler
