local helpers = require "spec.helpers"

describe("undecided", function()
  it("starts", function()
    assert(helpers.start_kong({ plugins = "bundled,undecided" }))
  end)
end)
