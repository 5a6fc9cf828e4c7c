local mapper = require "kong.plugins.body-mapper.mapper"
local template = require "kong.plugins.body-mapper.template"

local kong = kong
local ngx = ngx


local BodyMapper = {
  PRIORITY = 805,
  VERSION = "1.0.0-beta",
}


local JSON = "application/json"


local function context()
  local consumer = kong.client.get_consumer()

  return {
    method = kong.request.get_method(),
    path = kong.request.get_path(),
    client_ip = kong.client.get_forwarded_ip(),
    consumer = consumer and consumer.username or "anonymous",
    timestamp = tostring(ngx.time()),
  }
end


local function is_json()
  local content_type = kong.request.get_header("content-type")
  return content_type ~= nil and content_type:sub(1, #JSON) == JSON
end


function BodyMapper:access(conf)
  if not is_json() then
    if conf.json_only then
      return kong.response.error(415)
    end
    return
  end

  local body, err = kong.request.get_body(JSON)
  if err then
    kong.log.info("request body not mapped: ", err)
    return kong.response.error(400, "invalid JSON body")
  end

  mapper.rename(body, conf.rename)
  mapper.remove(body, conf.remove)

  local values = context()
  for _, addition in ipairs(conf.add) do
    mapper.put(body, addition.path, template.fill(addition.value, values), addition.overwrite)
  end

  local ok, set_err = kong.service.request.set_body(body, JSON)
  if not ok then
    kong.log.err("could not set the request body: ", set_err)
    return kong.response.error(500)
  end
end


return BodyMapper
