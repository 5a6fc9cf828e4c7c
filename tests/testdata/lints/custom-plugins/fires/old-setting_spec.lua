local helpers = require "spec.helpers"

describe("sample", function()
  lazy_setup(function()
    assert(helpers.start_kong({
      custom_plugins = "sample",
    }))
  end)

  it("works", function() end)
end)
