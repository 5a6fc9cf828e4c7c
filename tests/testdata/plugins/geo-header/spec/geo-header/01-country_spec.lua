local country = require "kong.plugins.geo-header.country"

describe("geo-header: country", function()
  it("is normalised", function()
    assert.equal("GB", country.normalize("uk"))
    assert.equal("FR", country.normalize("fr"))
    assert.is_nil(country.normalize("FRA"))
    assert.is_nil(country.normalize(nil))
  end)

  it("is not asked for private addresses", function()
    assert.is_true(country.is_private("10.1.2.3"))
    assert.is_true(country.is_private("172.20.0.1"))
    assert.is_false(country.is_private("172.32.0.1"))
    assert.is_false(country.is_private("8.8.8.8"))
  end)
end)
