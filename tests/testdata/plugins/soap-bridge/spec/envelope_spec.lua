local envelope = require "kong.plugins.soap-bridge.envelope"
local faults = require "kong.plugins.soap-bridge.faults"


describe("soap-bridge: envelope", function()
  it("holds the arguments in order, escaped", function()
    local xml = envelope.build {
      version = "1.1",
      namespace = "http://shop.test",
      operation = "AddItem",
      arguments = { sku = "a<b", amount = 2, tags = { "x", "y" } },
    }

    assert.matches("<AddItem><amount>2</amount><sku>a&lt;b</sku><tags>x</tags><tags>y</tags></AddItem>", xml, nil, true)
    assert.matches('xmlns="http://shop.test"', xml, nil, true)
  end)
end)


describe("soap-bridge: faults", function()
  it("become statuses", function()
    assert.equal(400, faults.status({ code = "soap:Client" }, {}))
    assert.equal(409, faults.status({ code = "soap:Conflict" }, { Conflict = 409 }))
    assert.equal(502, faults.status({}, {}))
  end)
end)
