local kong = kong


local _M = {}


local function by_ip()
  return kong.client.get_forwarded_ip()
end


local by = {
  ip = by_ip,

  consumer = function()
    local consumer = kong.client.get_consumer()
    return consumer and consumer.id
  end,

  credential = function()
    local credential = kong.client.get_credential()
    return credential and credential.id
  end,

  header = function(conf)
    return kong.request.get_header(conf.header_name)
  end,

  route = function()
    local route = kong.router.get_route()
    return route and route.id
  end,
}


-- What the requests are counted for. Falls back to the address when the operator wants that.
function _M.of(conf)
  local found = by[conf.identify_by](conf)
  if found then
    return conf.identify_by .. ":" .. found
  end

  if conf.fall_back_to_ip then
    return "ip:" .. by_ip()
  end
end


return _M
