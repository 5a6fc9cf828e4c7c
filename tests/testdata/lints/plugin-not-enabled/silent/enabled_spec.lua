local helpers = require "spec.helpers"
local NAME = "sample"

describe("sample", function()
  lazy_setup(function()
    assert(helpers.start_kong({ plugins = "bundled," .. NAME }))
    assert(helpers.start_kong({ plugins = os.getenv("PLUGINS") }))
    assert(helpers.start_kong({ database = "off" }))
    assert(helpers.start_kong({ plugins = table.concat({ "bundled", NAME }, ",") }))
  end)

  it("works", function() end)
end)
