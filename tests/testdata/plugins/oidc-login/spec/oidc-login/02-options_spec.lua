local options = require "kong.plugins.oidc-login.options"


describe("oidc-login: options", function()
  it("translate what the library names otherwise", function()
    local opts = options.of({ scopes = { "openid", "email" }, ssl_verify = false })
    assert.equal("openid email", opts.scope)
    assert.equal("no", opts.ssl_verify)
  end)
end)
