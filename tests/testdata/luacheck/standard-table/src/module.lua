local M = {}

function M.run(conf)
  total = conf.limit
  cahce.size = total
  kong.log.debug(undefined_name, string.trim(conf.text), table.getn(conf.list))
  ngx.req.get_header("x")
  return bit32, utf8, unpack, jit.os, love, _ENV, setfenv
end

return M
