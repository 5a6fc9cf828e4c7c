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

function Handler:log(conf)
  if not known.flush then
    return
  elseif not known.close then
    error("it cannot be closed")
  end
  ngx.timer.at(0, function()
    known.flush(conf)
    known.close(conf)
  end)
end

return Handler
