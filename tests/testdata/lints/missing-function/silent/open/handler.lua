local computed = require "kong.plugins.sample.computed"
local given = require "kong.plugins.sample.given"
local classes = require "kong.plugins.sample.classes"
local chosen = require "kong.plugins.sample.chosen"
local filled = require "kong.plugins.sample.filled"
local known = require "kong.plugins.sample.known"
local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

filled.run = given.run

function Handler:access(conf)
  computed.run(conf)
  given.run(conf)
  classes.new():run(conf)
  classes.run(conf)
  chosen.run(conf)
  filled.run(conf)
  filled.stop(conf)
  if known.trace then
    known.trace(conf)
  end
  pcall(function()
    known.debug(conf)
  end)
  known.run(conf)
  known.first(conf)
  known.limits.lower(conf)
end

return Handler
