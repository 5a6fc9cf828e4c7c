local fanout = require "kong.plugins.page-aggregator.fanout"
local merge = require "kong.plugins.page-aggregator.merge"

local kong = kong


local PageAggregator = {
  PRIORITY = 770 + 1,
  VERSION = "0.3.0",
}


local function forwarded_headers(names)
  local headers = {}
  for _, name in ipairs(names) do
    headers[name] = kong.request.get_header(name)
  end

  return headers
end


local function missing_part(part, result)
  kong.log.warn("part ", part.name, " failed: ", result.err or ("status " .. result.status))
  if part.required then
    return true
  end
end


function PageAggregator:access(conf)
  if kong.request.get_method() ~= "GET" then
    return kong.response.error(405)
  end

  local results = fanout.fetch(conf.parts, {
    headers = forwarded_headers(conf.forward_headers),
    query = kong.request.get_raw_query(),
    timeout = conf.timeout,
    ssl_verify = conf.ssl_verify,
  })

  local parts = {}
  for i, part in ipairs(conf.parts) do
    local result = results[i]
    if result.ok then
      parts[#parts + 1] = { name = part.name, value = result.value }
    elseif missing_part(part, result) then
      return kong.response.exit(502, { message = "Part " .. part.name .. " is not available" })
    end
  end

  local body = merge[conf.merge](parts)
  return kong.response.exit(200, body, {
    ["X-Page-Parts"] = #parts .. "/" .. #conf.parts,
  })
end


return PageAggregator
