local ngx = ngx


local _M = {}


function _M.udp(conf, packets)
  local socket = ngx.socket.udp()
  socket:settimeout(conf.timeout)

  local ok, err = socket:setpeername(conf.host, conf.port)
  if not ok then
    return nil, err
  end

  for _, packet in ipairs(packets) do
    local sent, send_err = socket:send(packet)
    if not sent then
      socket:close()
      return nil, send_err
    end
  end

  return socket:close()
end


function _M.tcp(conf, packets)
  local socket = ngx.socket.tcp()
  socket:settimeout(conf.timeout)

  local ok, err = socket:connect(conf.host, conf.port)
  if not ok then
    return nil, err
  end

  local sent, send_err = socket:send(packets)
  if not sent then
    socket:close()
    return nil, send_err
  end

  return socket:setkeepalive(conf.keepalive)
end


return _M
