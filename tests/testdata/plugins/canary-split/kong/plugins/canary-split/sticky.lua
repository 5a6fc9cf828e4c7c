local rand = require "kong.tools.rand"

local kong = kong


local _M = {}


local function cookie_value(name)
  local header = kong.request.get_header("cookie")
  if not header then
    return nil
  end

  for key, value in header:gmatch("([^=;%s]+)=([^;]*)") do
    if key == name then
      return value
    end
  end
end


local by = {
  ip = function()
    return kong.client.get_forwarded_ip()
  end,

  consumer = function()
    local consumer = kong.client.get_consumer()
    return consumer and consumer.id or kong.client.get_forwarded_ip()
  end,

  header = function(conf)
    return kong.request.get_header(conf.hash_header) or kong.client.get_forwarded_ip()
  end,

  cookie = function(conf)
    local value = cookie_value(conf.cookie_name)
    if value and value ~= "" then
      return value
    end

    value = rand.random_string()
    kong.ctx.plugin.cookie = conf.cookie_name .. "=" .. value .. "; Path=/; HttpOnly; SameSite=Lax"
    return value
  end,
}


-- What a client is recognised by, so that it stays on the side it was put on.
function _M.key(conf)
  return by[conf.hash](conf)
end


return _M
