local origins = require "kong.plugins.ws-guard.origins"


describe("ws-guard: origins", function()
  it("are not looked at without a list", function()
    assert.is_true(origins.allowed({}, nil))
  end)

  it("match exactly", function()
    assert.is_true(origins.allowed({ "https://a.test" }, "https://A.test"))
    assert.is_false(origins.allowed({ "https://a.test" }, "http://a.test"))
  end)

  it("match hosts below a domain", function()
    assert.is_true(origins.allowed({ "https://*.a.test" }, "https://x.a.test"))
    assert.is_false(origins.allowed({ "https://*.a.test" }, "https://a.test"))
    assert.is_false(origins.allowed({ "https://*.a.test" }, "https://.a.test"))
  end)
end)
