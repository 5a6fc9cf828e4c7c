local measure = require "kong.plugins.header-budget.measure"
local trim = require "kong.plugins.header-budget.trim"


describe("header-budget", function()
  it("counts what goes over the wire", function()
    assert.equal(9, measure.size("host", "a"))
    assert.equal(18, measure.size("host", { "a", "b" }))
    assert.same({ bytes = 9, count = 1, largest = "host" }, measure.headers({ host = "a" }))
  end)

  it("drops no more than it must", function()
    local headers = { a = ("x"):rep(100), b = ("x"):rep(100) }
    assert.same({ "a" }, trim.victims(headers, { "a", "b" }, 50))
    assert.same({ "a", "b" }, trim.victims(headers, { "a", "b" }, 150))
  end)
end)
