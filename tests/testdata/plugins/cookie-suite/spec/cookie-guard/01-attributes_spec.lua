local attributes = require "kong.plugins.cookie-guard.attributes"


describe("cookie-guard: attributes", function()
  local all = { secure = true, http_only = true, same_site = "Lax" }

  it("are added once", function()
    local cookie = attributes.add("sid=1; Path=/", all)
    assert.equal("sid=1; Path=/; Secure; HttpOnly; SameSite=Lax", cookie)
    assert.equal(cookie, attributes.add(cookie, all))
  end)

  it("stay as the service chose them", function()
    assert.equal("sid=1; samesite=None", attributes.add("sid=1; samesite=None", { same_site = "Lax" }))
  end)

  it("can be left to the service", function()
    assert.is_true(attributes.is_exempt("csrf=1", { "csrf" }))
    assert.is_false(attributes.is_exempt("csrf2=1", { "csrf" }))
  end)
end)
