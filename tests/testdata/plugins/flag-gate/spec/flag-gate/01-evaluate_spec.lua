local evaluate = require "kong.plugins.flag-gate.evaluate"


describe("flag-gate: evaluate", function()
  it("knows no answer for an unknown flag", function()
    assert.is_nil(evaluate.flag(nil, "ann", {}))
  end)

  it("never turns a disabled flag on", function()
    assert.is_false(evaluate.flag({ name = "a", enabled = false, percentage = 100 }, "ann", {}))
  end)

  it("prefers tags to percentages", function()
    local flag = { name = "a", enabled = true, percentage = 0, tags = { "beta" } }
    assert.is_false(evaluate.flag(flag, "ann", {}))
    assert.is_true(evaluate.flag(flag, "ann", { "beta" }))
  end)

  it("lists what is on in order", function()
    local flags = {
      b = { name = "b", enabled = true },
      a = { name = "a", enabled = true },
      c = { name = "c", enabled = false },
    }
    assert.same({ "a", "b" }, evaluate.enabled(flags, "ann", {}))
  end)
end)
