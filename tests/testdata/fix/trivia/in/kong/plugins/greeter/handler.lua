-- Greets whoever comes by.

local cjson = require "cjson.safe"
local kong = kong
local log = kong.log
local helper = require "kong.plugins.greeter.helper" -- it counts what it is required by

-- The encoder of old days.
local encode = require("cjson").encode

local Handler = {
  VERSION = "1.0.0",
  PRIORITY = 1000,
}

function Handler.access(conf)
  local word = conf.word
  local unused = { 1, 2, "three" }

  kong.log.error("no word") -- kongsmith: allow(ngx-var)
  kong.response.set_header("X-Word", word)
end

-- kongsmith: allow(blocking-call)
function Handler:header_filer(conf)
  kong.log.critical(conf.word)
  kong.response.set_haeder("X-Again", conf.word)
end

return Handler
