local helpers = require "spec.helpers"

describe("greeter", function()
  it("starts", function()
    assert(helpers.start_kong({
      custom_plugins = "greeter", -- only ours
    }))
  end)
end)
