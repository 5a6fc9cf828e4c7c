local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local bit = require "bit"

function Handler:access(conf)
  local parts = table.pack(string.byte(conf.text, 1, -1))
  kong.log.debug(bit.band(unpack(parts)), ndk, jit.version, ngx.now(), loadstring, setfenv)
  for i = 1, #parts do
    kong.log.debug(i, " ", parts[i])
  end
end

return Handler
