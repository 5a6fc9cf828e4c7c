local export = require "kong.plugins.claims-export.export"

describe("claims-export: flat", function()
  it("joins lists", function()
    assert.same({ roles = "a,b" }, export.flat({ roles = { "a", "b" } }, 1))
  end)

  it("goes as deep as it is told", function()
    local claims = { address = { city = "Bonn", geo = { lat = 1 } } }
    assert.same({ ["address-city"] = "Bonn" }, export.flat(claims, 1))
    assert.same({ ["address-city"] = "Bonn", ["address-geo-lat"] = "1" }, export.flat(claims, 2))
  end)
end)
