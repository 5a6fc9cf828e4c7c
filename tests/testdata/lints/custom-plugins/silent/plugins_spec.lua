local helpers = require "spec.helpers"

describe("sample", function()
  lazy_setup(function()
    assert(helpers.start_kong({ plugins = "bundled,sample" }))
    assert.same({ custom_plugins = 1 }, { custom_plugins = 1 })
  end)

  it("works", function() end)
end)
