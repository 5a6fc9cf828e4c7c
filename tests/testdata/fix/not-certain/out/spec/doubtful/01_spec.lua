local helpers = require "spec.helpers"

describe("doubtful", function()
  it("starts", function()
    assert(helpers.start_kong({ plugins = "bundled,doubtful" }))
  end)
end)
