local helpers = require "spec.helpers"

describe("greeter", function()
  it("starts", function()
    assert(helpers.start_kong({
      plugins = "bundled,greeter", -- only ours
    }))
  end)
end)
