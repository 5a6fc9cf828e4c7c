local singletons = kong.singletons
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  kong.dao.consumers:find({ id = conf.id })
  singletons.dao.plugins:find_all()
  kong.tools.utils.uuid()
  kong.request.get_uri()
  kong.service.response.set_header("X-Done", "1")
  kong.service.request.add_headers({ ["X-Done"] = "1" })
  kong.log.errf("no %s", conf.id)
  kong.tracing.start_spam("mine")
end

return Handler
