local chunks = require "kong.plugins.gelf-log.chunks"
local message = require "kong.plugins.gelf-log.message"
local transport = require "kong.plugins.gelf-log.transport"

local kong = kong
local ngx = ngx


local GelfLog = {
  PRIORITY = 5,
  VERSION = "0.3.1",
}


local function ship(premature, conf, text)
  if premature then
    return
  end

  local packets, err = chunks.split(text, conf.chunk_size)
  if not packets then
    kong.log.err("message dropped: ", err)
    return
  end

  local send = conf.transport == "udp" and transport.udp or transport.tcp
  local ok, send_err = send(conf, conf.transport == "udp" and packets or { text .. "\0" })
  if not ok then
    kong.log.err("could not send to ", conf.host, ":", conf.port, ": ", send_err)
  end
end


function GelfLog:log(conf)
  local text, err = message.build(conf, kong.log.serialize())
  if not text then
    kong.log.err("could not encode a message: ", err)
    return
  end

  -- There are no sockets in the log phase.
  local ok, timer_err = ngx.timer.at(0, ship, conf, text)
  if not ok then
    kong.log.err("could not create a timer: ", timer_err)
  end
end


return GelfLog
