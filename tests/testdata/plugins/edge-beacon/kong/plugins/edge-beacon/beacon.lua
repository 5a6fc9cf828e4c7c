local cjson = require "cjson.safe"
local http = require "resty.http"

local fmt = string.format
local kong = kong

local _M = {}

-- Names of the experiments that a visitor takes part in, joined for a header.
function _M.experiments(conf, visitor)
  if not visitor then
    return nil
  end

  local client = http.new()
  client:set_timeout(conf.timeout)

  local res, err = client:request_uri(conf.experiments_url, { query = { visitor = visitor } })
  if not res then
    kong.log.info("no experiments: ", err)
    return nil
  end

  local body = cjson.decode(res.body)
  if type(body) ~= "table" or #body == 0 then
    return nil
  end

  return table.concat(body, ",")
end

-- One line of the collector's protocol.
function _M.line(sample)
  return fmt("edge.%s.%d %d", sample.node, sample.status, sample.milliseconds)
end

return _M
