local multipart = require "kong.plugins.upload-scan.multipart"
local scanner = require "kong.plugins.upload-scan.scanner"
local kong = kong
local ngx = ngx

local UploadScan = {
  VERSION = "0.3.2",
  PRIORITY = 955,
}

local METHODS = { POST = true, PUT = true }

function UploadScan:access(conf)
  if not METHODS[kong.request.get_method()] then
    return
  end

  local content_type = kong.request.get_header("content-type") or ""
  local boundary = multipart.boundary(content_type)
  if not boundary then
    return
  end

  local body, err = kong.request.get_raw_body(conf.max_size)
  if not body then
    kong.log.warn("upload not available: ", err)
    return kong.response.exit(413, { message = "Upload is too large" })
  end

  for _, file in ipairs(multipart.files(body, boundary)) do
    if scanner.forbidden(file.name, conf.forbidden_extensions) then
      return kong.response.exit(415, { message = "Files of this kind are not accepted", file = file.name })
    end

    local infected = scanner.scan(conf, file)
    if infected then
      kong.ctx.plugin.infected = file.name
      return kong.response.exit(422, { message = "Upload is infected", file = file.name })
    end
  end
end

function UploadScan:log(conf)
  if not kong.ctx.plugin.infected then
    return
  end

  kong.log.warn("infected upload: ", kong.ctx.plugin.infected)

  -- Slow down whoever tries one file after the other.
  if conf.penalty > 0 then
    ngx.sleep(conf.penalty)
  end
end

return UploadScan
