local cjson = require "cjson.safe"

local fmt = string.format


local formats = {}


function formats.json(record)
  return cjson.encode(record)
end


local function quoted(value)
  if value == nil then
    return "-"
  end

  return '"' .. tostring(value):gsub('[%c"\\]', "?") .. '"'
end


function formats.text(record)
  return fmt("%d %s %s %s %s %s %d %s",
    record.started_at,
    record.client_ip or "-",
    quoted(record.consumer),
    record.method,
    quoted(record.path),
    quoted(record.user_agent),
    record.status,
    record.source)
end


return formats
