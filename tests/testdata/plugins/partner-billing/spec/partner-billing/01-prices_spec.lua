local prices = require "kong.plugins.partner-billing.prices"


describe("partner-billing: prices", function()
  local plans = { gold = { read = 1, write = 5 } }

  it("follow the tags", function()
    assert.equal("gold", prices.plan_of({ "eu", "plan:gold" }, plans))
    assert.is_nil(prices.plan_of({ "plan:tin" }, plans))
    assert.is_nil(prices.plan_of(nil, plans))
  end)

  it("differ for reading and writing", function()
    assert.equal(1, prices.of(plans.gold, "GET"))
    assert.equal(5, prices.of(plans.gold, "POST"))
    assert.equal(0, prices.of(nil, "GET"))
  end)
end)
