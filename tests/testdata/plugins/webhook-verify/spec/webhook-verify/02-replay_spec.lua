local replay = require "kong.plugins.webhook-verify.replay"


describe("webhook-verify: replay", function()
  local seen, original

  before_each(function()
    seen = {}
    original = ngx.shared.kong
    ngx.shared.kong = {
      add = function(_, key)
        if seen[key] then
          return false, "exists"
        end
        seen[key] = true
        return true
      end,
    }
  end)

  after_each(function()
    ngx.shared.kong = original
  end)

  it("tells the first delivery from the next", function()
    assert.is_true(replay.first_time("d1", 10))
    assert.is_false(replay.first_time("d1", 10))
    assert.is_true(replay.first_time("d2", 10))
  end)
end)
