local file = require "kong.plugins.audit-file-log.file"
local formats = require "kong.plugins.audit-file-log.formats"
local redact = require "kong.plugins.audit-file-log.redact"

local kong = kong


local AuditFileLog = {
  PRIORITY = 4,
  VERSION = "1.1.0",
}


local function wanted(conf)
  local method = kong.request.get_method()
  for _, listed in ipairs(conf.methods) do
    if listed == method then
      return true
    end
  end

  return false
end


function AuditFileLog:access(conf)
  if not wanted(conf) then
    return
  end

  -- The upstream may be sent another path and other headers later on.
  kong.ctx.plugin.record = {
    method = kong.request.get_method(),
    path = redact.query(kong.request.get_path_with_query(), conf.redact_arguments),
    user_agent = kong.request.get_header("user-agent"),
  }
end


function AuditFileLog:log(conf)
  local record = kong.ctx.plugin.record
  if not record then
    return
  end

  local consumer = kong.client.get_consumer()
  record.consumer = consumer and consumer.username
  record.client_ip = kong.client.get_forwarded_ip()
  record.status = kong.response.get_status()
  record.source = kong.response.get_source()
  record.started_at = kong.request.get_start_time()

  local line, err = formats[conf.format](record)
  if not line then
    kong.log.err("could not format an audit record: ", err)
    return
  end

  local ok, write_err = file.append(conf.path, line .. "\n", conf.reopen)
  if not ok then
    kong.log.err("could not write to ", conf.path, ": ", write_err)
  end
end


return AuditFileLog
