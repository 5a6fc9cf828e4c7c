-- Greets whoever comes by.

local kong = kong
local helper = require "kong.plugins.greeter.helper" -- it counts what it is required by

-- The encoder of old days.
local encode = require("cjson").encode

local Handler = {
  VERSION = "1.0.0",
  PRIORITY = 1000,
}

function Handler:access(conf)
  local word = conf.word

  kong.log.err("no word")
  kong.response.set_header("X-Word", word)
end

function Handler:header_filter(conf)
  kong.log.crit(conf.word)
  kong.response.set_header("X-Again", conf.word)
end

return Handler
