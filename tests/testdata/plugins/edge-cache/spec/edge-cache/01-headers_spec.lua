local headers = require "kong.plugins.edge-cache.headers"


describe("edge-cache: headers", function()
  it("give the lifetime of a response", function()
    assert.equal(60, headers.lifetime({ ["cache-control"] = "public, max-age=60" }, 300))
    assert.equal(10, headers.lifetime({ ["cache-control"] = "max-age=60, s-maxage=10" }, 300))
    assert.equal(300, headers.lifetime({}, 300))
  end)

  it("forbid private responses", function()
    assert.equal(0, headers.lifetime({ ["cache-control"] = "private, max-age=60" }, 300))
    assert.equal(0, headers.lifetime({ ["cache-control"] = "no-store" }, 300))
  end)

  it("leave out what belongs to one connection", function()
    local kept = headers.storable({
      ["Content-Type"] = "text/plain",
      ["Connection"] = "close",
      ["X-Kong-Request-Id"] = "abc",
    })
    assert.same({ ["Content-Type"] = "text/plain" }, kept)
  end)
end)
