local kong = kong

local _M = {}

function _M.forbidden(name, extensions)
  local extension = name:lower():match("%.([%w]+)$")
  if not extension then
    return false
  end

  for _, entry in ipairs(extensions) do
    if entry:lower() == extension then
      return true
    end
  end

  return false
end

-- Writes the file down and has the scanner look at it.
function _M.scan(conf, file)
  local path = conf.spool .. "/" .. kong.node.get_id() .. "-" .. ngx.md5(file.content)

  local handle, err = io.open(path, "wb")
  if not handle then
    kong.log.err("could not spool an upload: ", err)
    return conf.fail_closed
  end
  handle:write(file.content)
  handle:close()

  local scan = conf.command .. " " .. path .. " > /dev/null 2>&1"
  local status = os.execute(scan .. "; found=$?; rm -f " .. path .. "; exit $found")

  return status ~= 0
end

return _M
