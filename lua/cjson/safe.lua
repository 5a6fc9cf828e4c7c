--- cjson.safe: as `cjson`, with nil and a text instead of errors.

local cjson = require "cjson"


local function new()
  local safe = cjson.new()
  local decode, encode = safe.decode, safe.encode

  -- The text without the place that the error was raised at.
  local function guarded(call)
    return function(value)
      local ok, result = pcall(call, value)
      if ok then
        return result
      end
      return nil, (tostring(result):gsub("^[^:\n]*:%d+: ", ""))
    end
  end

  safe.decode, safe.encode, safe.new = guarded(decode), guarded(encode), new
  return safe
end


return new()
