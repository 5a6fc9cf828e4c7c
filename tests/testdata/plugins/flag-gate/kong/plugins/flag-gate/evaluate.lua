local crc32 = ngx.crc32_short


local _M = {}


local function has_tag(tags, wanted)
  for _, tag in ipairs(tags) do
    for _, want in ipairs(wanted) do
      if tag == want then
        return true
      end
    end
  end

  return false
end


-- true, false, or nil for a flag that does not exist. A flag is
-- { name, enabled, tags = {...}, percentage = 0..100 }.
function _M.flag(flag, id, tags)
  if not flag then
    return nil
  end

  if not flag.enabled then
    return false
  end

  if flag.tags and #flag.tags > 0 and has_tag(tags, flag.tags) then
    return true
  end

  local percentage = flag.percentage or 100
  return crc32(flag.name .. ":" .. id) % 100 < percentage
end


-- Names of all flags that are on, sorted.
function _M.enabled(flags, id, tags)
  local names = {}
  for name, flag in pairs(flags) do
    if _M.flag(flag, id, tags) then
      names[#names + 1] = name
    end
  end
  table.sort(names)

  return names
end


return _M
