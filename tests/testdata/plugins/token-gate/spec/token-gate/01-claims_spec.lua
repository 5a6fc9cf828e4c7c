local claims = require "kong.plugins.token-gate.claims"


describe("token-gate: claims", function()
  local expected

  before_each(function()
    expected = { now = 1000, leeway = 10 }
  end)

  it("need an expiry", function()
    local ok, err = claims.check({}, expected)
    assert.is_false(ok)
    assert.equal("token has no expiry", err)
  end)

  it("respect the leeway", function()
    assert.is_true(claims.check({ exp = 991 }, expected))
    assert.is_false((claims.check({ exp = 989 }, expected)))
  end)

  it("find the audience in a list", function()
    expected.audience = "orders"
    assert.is_true(claims.check({ exp = 2000, aud = { "stock", "orders" } }, expected))
  end)

  it("become headers", function()
    assert.equal("a,b", claims.as_header({ "a", "b" }))
    assert.equal("7", claims.as_header(7))
    assert.is_nil(claims.as_header({ nested = true }))
  end)
end)
