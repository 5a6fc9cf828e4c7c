local buckets = require "kong.plugins.canary-split.buckets"


describe("canary-split: buckets", function()
  it("lie between 0 and 100", function()
    for i = 1, 1000 do
      local place = buckets.of("client-" .. i, "salt")
      assert.is_true(place >= 0 and place < 100)
    end
  end)

  it("stay the same for a key and a salt", function()
    assert.equal(buckets.of("ann", "s1"), buckets.of("ann", "s1"))
  end)
end)
