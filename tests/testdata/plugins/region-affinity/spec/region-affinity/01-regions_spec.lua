local regions = require "kong.plugins.region-affinity.regions"

describe("region-affinity: regions", function()
  it("have a place", function()
    assert.is_true(regions.known(regions.FALLBACK))
    assert.is_table(regions.location("ap-east"))
    assert.is_nil(regions.location("moon"))
  end)
end)
