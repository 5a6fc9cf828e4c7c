kong.tools = { join = table.concat }
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  if kong.dao then
    kong.dao.consumers:find({ id = conf.id })
  end
  return kong.tools.join(conf.list)
end

return Handler
