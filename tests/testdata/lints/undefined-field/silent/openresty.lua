local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

require "table.isempty"

function Handler:access(conf)
  local name = conf.name
  kong.log.debug(table.isempty(conf), table.nkeys(conf), string[name], ngx.var.anything, ngx.shared.cache:get("x"))
  kong.log.debug(ngx.worker.pids(), ngx.timer.every, ngx.re.match, math.fmod, os.time())
end

return Handler
