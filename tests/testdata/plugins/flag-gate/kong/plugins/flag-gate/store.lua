-- Flags by source, per worker.
local flags_by_source = {}


local _M = {}


function _M.flags(source)
  return flags_by_source[source]
end


-- Takes a list as the flag service sends it.
function _M.replace(source, list)
  local flags = {}
  for _, flag in ipairs(list) do
    if type(flag.name) == "string" then
      flags[flag.name] = flag
    end
  end

  flags_by_source[source] = flags
end


function _M.keep_only(sources)
  for source in pairs(flags_by_source) do
    if not sources[source] then
      flags_by_source[source] = nil
    end
  end
end


return _M
