local examples = require "kong.plugins.mock-responder.examples"
local matching = require "kong.plugins.mock-responder.matching"

local kong = kong
local ngx = ngx


local MockResponder = {
  PRIORITY = 775,
  VERSION = "0.5.0",
}


local function random_delay(range)
  return math.random(range.min, range.max) / 1000
end


function MockResponder:access(conf)
  if conf.opt_in_header and not kong.request.get_header(conf.opt_in_header) then
    return
  end

  local mock, captures = matching.find(conf.mocks, kong.request.get_method(), kong.request.get_path())
  if not mock then
    if conf.pass_unmatched then
      return
    end
    return kong.response.exit(404, { message = "No mock for this request" })
  end

  local example = examples.choose(mock.examples, kong.request.get_header("prefer"))
  if not example then
    return kong.response.exit(406, { message = "No example of that name" })
  end

  if conf.delay.max > 0 then
    ngx.sleep(random_delay(conf.delay))
  end

  local headers = kong.table.merge(example.headers, {
    ["Content-Type"] = example.content_type,
    ["X-Mock-Example"] = example.name,
  })

  return kong.response.exit(example.status, examples.render(example.body, captures), headers)
end


return MockResponder
