local filters = require "kong.plugins.oidc-login.filters"


describe("oidc-login: exempt paths", function()
  local conf = { skip_paths = { "/health", "/assets/" } }

  it("match whole segments", function()
    assert.is_true(filters.skips(conf, "/health"))
    assert.is_true(filters.skips(conf, "/health/live"))
    assert.is_false(filters.skips(conf, "/healthy"))
  end)

  it("may end with a slash", function()
    assert.is_true(filters.skips(conf, "/assets/logo.svg"))
    assert.is_false(filters.skips(conf, "/assets"))
  end)
end)
