local window = require "kong.plugins.burst-limit.window"


describe("burst-limit: window", function()
  local counters

  before_each(function()
    counters = {}
    ngx.shared.kong = {
      incr = function(_, name, step, start)
        counters[name] = (counters[name] or start) + step
        return counters[name]
      end,
      get = function(_, name)
        return counters[name]
      end,
    }
  end)

  after_each(function()
    ngx.shared.kong = nil
  end)

  it("counts within one window", function()
    assert.equal(1, window.hit("ip:1", { now = 100, size = 10 }).count)
    assert.equal(2, window.hit("ip:1", { now = 101, size = 10 }).count)
  end)

  it("weighs the window before", function()
    for _ = 1, 10 do
      window.hit("ip:1", { now = 100, size = 10 })
    end
    assert.equal(6, window.hit("ip:1", { now = 115, size = 10 }).count)
  end)

  it("keeps identities apart", function()
    window.hit("ip:1", { now = 100, size = 10 })
    assert.equal(1, window.hit("ip:2", { now = 100, size = 10 }).count)
  end)
end)
