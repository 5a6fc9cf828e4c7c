local helpers = require "spec.helpers"
local NAME = "simple"
local env = {
  database = "off",
  plugins = "bundled," .. NAME,
}

describe("sample", function()
  lazy_setup(function()
    assert(helpers.start_kong({ plugins = "bundled" }))
    assert(helpers.restart_kong(env))
  end)

  it("works", function() end)
end)
