local cookies = require "kong.plugins.session-bridge.cookies"

describe("session-bridge: cookies", function()
  it("are found by name", function()
    assert.equal("1.a", cookies.get("a=b; sid=1.a", "sid"))
    assert.is_nil(cookies.get("a=b", "sid"))
    assert.is_nil(cookies.get(nil, "sid"))
  end)

  it("can be taken out", function()
    assert.equal("a=b; c=d", cookies.without("a=b; sid=1; c=d", "sid"))
  end)
end)
