local helpers = require "spec.helpers"

describe("elder", function()
  it("starts", function()
    assert(helpers.start_kong({ plugins = "bundled,elder" }))
  end)
end)
