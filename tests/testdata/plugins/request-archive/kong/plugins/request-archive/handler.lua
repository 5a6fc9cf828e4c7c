local archive = require "kong.plugins.request-archive.archive"
local sampling = require "kong.plugins.request-archive.sampling"
local responses = require "kong.tools.responses"
local kong = kong
local ngx = ngx

local RequestArchiveHandler = {
  PRIORITY = 16,
  VERSION = "0.7.0",
}

function RequestArchiveHandler:access(conf)
  if not sampling.chosen(conf.rate) then
    return
  end

  local length = tonumber(kong.request.get_header("content-length")) or 0
  if length > conf.max_body_size then
    if conf.strict then
      return responses.send(413, "Request is too large to be archived")
    end
    return
  end

  local body, err = kong.request.get_raw_body()
  if not body then
    kong.log.warn("request body not archived: ", err)
    return
  end

  kong.ctx.plugin.record = {
    method = kong.request.get_method(),
    path = kong.request.get_path(),
    query = kong.request.get_raw_query(),
    headers = archive.without(kong.request.get_headers(), conf.skip_headers),
    body = ngx.encode_base64(body),
  }
end

function RequestArchiveHandler:log(conf)
  local record = kong.ctx.plugin.record
  if not record then
    return
  end

  record.status = kong.response.get_status()
  record.time = ngx.now()

  local ok, err = ngx.timer.at(0, archive.store, conf, record)
  if not ok then
    kong.log.err("could not create a timer: ", err)
  end
end

return RequestArchiveHandler
