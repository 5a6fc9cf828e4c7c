local helpers = require "spec.helpers"

describe("counter", function()
  it("starts", function()
    assert(helpers.start_kong({ plugins = "bundled,counter" }))
  end)
end)
