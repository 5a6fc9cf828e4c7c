local counter = require "kong.plugins.redis-quota.counter"


describe("redis-quota: counter", function()
  it("hands key, cost and lifetime to redis", function()
    local seen
    local red = {
      eval = function(_, script, ...)
        assert.is_string(script)
        seen = { ... }
        return 3
      end,
    }

    assert.equal(3, counter.add(red, "quota:a", 2, 60))
    assert.same({ 1, "quota:a", 2, 60 }, seen)
  end)
end)
