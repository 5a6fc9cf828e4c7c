local helpers = require "spec.helpers"

describe("renamed", function()
  it("starts", function()
    assert(helpers.start_kong({ plugins = "bundled,renamed" }))
  end)
end)
