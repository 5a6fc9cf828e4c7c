local access = require "kong.plugins.sample.access"
local old = require "kong.plugins.sample.old"
local own = require "kong.plugins.sample.own"
require "kong.plugins.sample.patches"
local patches = require "kong.plugins.sample.patches"
local probed = require "kong.plugins.sample.probed"
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access(conf)
  access.execute(conf)
  old.execute(conf)
  own.execute(conf)
  if type(patches) == "table" then
    patches.execute(conf)
  end
  pcall(function()
    probed.execute(conf)
  end)
end

function Handler:log(conf)
  if type(patches) ~= "table" then
    return
  end
  patches.execute(conf)
end

return Handler
