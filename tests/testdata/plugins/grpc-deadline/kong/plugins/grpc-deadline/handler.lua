local methods = require "kong.plugins.grpc-deadline.methods"
local timeout = require "kong.plugins.grpc-deadline.timeout"

local kong = kong


local GrpcDeadline = {
  PRIORITY = 995,
  VERSION = "1.2.0-1",
}


local HEADER = "grpc-timeout"


local function is_grpc()
  local content_type = kong.request.get_header("content-type")
  return content_type ~= nil and content_type:find("^application/grpc") ~= nil
end


local function apply(milliseconds)
  kong.service.set_timeouts(milliseconds, milliseconds, milliseconds)
  kong.service.request.set_header(HEADER, timeout.format(milliseconds))
end


function GrpcDeadline:access(conf)
  if not is_grpc() then
    return
  end

  local method = methods.parse(kong.request.get_path())
  if not method then
    return kong.response.exit(404, nil, { ["grpc-status"] = "12", ["grpc-message"] = "malformed method name" })
  end

  local limit = methods.limit(conf.limits, method) or conf.max_deadline
  local asked, err = timeout.parse(kong.request.get_header(HEADER))
  if err then
    kong.log.info("ignoring the deadline of the client: ", err)
  end

  if not asked then
    apply(conf.default_deadline or limit)
    return
  end

  if asked < conf.min_deadline then
    return kong.response.exit(200, nil, {
      ["grpc-status"] = "4",
      ["grpc-message"] = "deadline is shorter than the gateway needs",
    })
  end

  if asked > limit then
    kong.log.debug("deadline of ", method.full, " cut from ", asked, " to ", limit, " ms")
    kong.ctx.plugin.cut = true
  end

  apply(math.min(asked, limit))
end


function GrpcDeadline:header_filter(conf)
  if conf.tell_client and kong.ctx.plugin.cut then
    kong.response.set_header("x-deadline-cut", "true")
  end
end


return GrpcDeadline
