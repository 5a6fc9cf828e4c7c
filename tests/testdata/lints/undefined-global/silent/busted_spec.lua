local helpers = require "spec.helpers"

describe("a spec", function()
  lazy_setup(function() helpers.clean() end)

  it("asserts", function()
    assert.are.same({}, {})
    assert.spy(spy.new(function() end)).was_not_called()
    finally(function() end)
  end)

  pending("later")
end)
