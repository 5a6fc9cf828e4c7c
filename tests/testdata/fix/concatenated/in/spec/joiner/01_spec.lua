local helpers = require "spec.helpers"

describe("joiner", function()
  it("starts", function()
    assert(helpers.start_kong({ plugins = "bundled,joiner" }))
  end)
end)
