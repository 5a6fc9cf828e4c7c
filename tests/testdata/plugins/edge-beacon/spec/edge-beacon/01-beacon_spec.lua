describe("edge-beacon: line", function()
  local beacon

  lazy_setup(function()
    package.loaded["resty.http"] = {}
    beacon = require "kong.plugins.edge-beacon.beacon"
  end)

  lazy_teardown(function()
    package.loaded["resty.http"] = nil
  end)

  it("holds node, status and time", function()
    assert.equal("edge.n1.200 15", beacon.line({ node = "n1", status = 200, milliseconds = 15.4 }))
  end)
end)
