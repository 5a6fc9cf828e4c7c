-- What the policy engine is told about a request.
local cjson = require "cjson.safe"
local sha256_hex = require("kong.tools.sha256").sha256_hex
local split = require("kong.tools.string").split

local kong = kong


local _M = {}


local function selected_headers(names)
  local headers = {}
  for _, name in ipairs(names) do
    headers[name:lower()] = kong.request.get_header(name)
  end

  return headers
end


local function path_segments(path)
  local segments = split(path, "/")
  if segments[1] == "" then
    table.remove(segments, 1)
  end

  return segments
end


function _M.collect(conf)
  local consumer = kong.client.get_consumer()
  local route = kong.router.get_route()
  local service = kong.router.get_service()

  local document = {
    request = {
      method = kong.request.get_method(),
      path = path_segments(kong.request.get_path()),
      query = kong.request.get_query(),
      headers = selected_headers(conf.include_headers),
    },
    client = {
      ip = kong.client.get_forwarded_ip(),
      consumer = consumer and { id = consumer.id, username = consumer.username, tags = consumer.tags },
    },
    gateway = {
      route = route and route.name,
      service = service and service.name,
    },
  }

  if conf.include_body then
    local body, err = kong.request.get_raw_body()
    if body then
      document.request.body = body
    else
      kong.log.warn("request body left out: ", err)
    end
  end

  return document
end


-- Decisions are shared between requests that look the same to the policy engine.
function _M.cache_key(conf, document)
  local text, err = cjson.encode(document)
  if not text then
    return nil, err
  end

  local digest, digest_err = sha256_hex(conf.url .. text)
  if not digest then
    return nil, digest_err
  end

  return "policy-check:" .. digest
end


return _M
