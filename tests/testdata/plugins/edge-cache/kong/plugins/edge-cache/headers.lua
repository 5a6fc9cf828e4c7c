local _M = {}


-- Hop-by-hop headers and what Kong adds itself are not kept.
local SKIPPED = {
  ["connection"] = true,
  ["keep-alive"] = true,
  ["set-cookie"] = true,
  ["te"] = true,
  ["trailer"] = true,
  ["transfer-encoding"] = true,
  ["upgrade"] = true,
  ["via"] = true,
}


local function directive(value, name)
  if type(value) ~= "string" then
    return nil
  end

  return value:lower():match(name .. "=(%d+)")
end


function _M.refuses_cache(value)
  if not value then
    return false
  end

  value = value:lower()
  return value:find("no-cache", 1, true) ~= nil or value:find("no-store", 1, true) ~= nil
end


-- Seconds that a response may be kept, 0 for not at all.
function _M.lifetime(response_headers, default)
  local control = response_headers["cache-control"]
  if type(control) == "table" then
    control = table.concat(control, ",")
  end

  if control and (_M.refuses_cache(control) or control:lower():find("private", 1, true)) then
    return 0
  end

  local seconds = directive(control, "s%-maxage") or directive(control, "max%-age")
  return tonumber(seconds) or default
end


function _M.storable(response_headers)
  local kept = {}
  for name, value in pairs(response_headers) do
    local lower = name:lower()
    if not SKIPPED[lower] and lower:sub(1, 7) ~= "x-kong-" then
      kept[name] = value
    end
  end

  return kept
end


return _M
