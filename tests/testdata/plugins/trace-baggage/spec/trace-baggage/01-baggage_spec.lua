local baggage = require "kong.plugins.trace-baggage.baggage"


describe("trace-baggage: baggage", function()
  it("is read", function()
    assert.same({ tenant = "a b", plan = "pro" }, baggage.parse("tenant=a%20b, plan = pro;ttl=3"))
    assert.same({}, baggage.parse(nil))
  end)

  it("is written in order", function()
    assert.equal("plan=pro,tenant=a%20b", baggage.format({ tenant = "a b", plan = "pro" }, 4096))
  end)

  it("is cut at whole members", function()
    assert.equal("a=1", baggage.format({ a = "1", b = "2" }, 6))
    assert.is_nil(baggage.format({}, 4096))
  end)
end)
