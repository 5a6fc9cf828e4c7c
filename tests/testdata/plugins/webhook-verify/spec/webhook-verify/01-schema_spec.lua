local schema = require "kong.plugins.webhook-verify.schema"
local v = require("spec.helpers").validate_plugin_config_schema


describe("webhook-verify: schema", function()
  it("needs no more than scheme and secret", function()
    assert.is_truthy(v({ scheme = "github", secret = "s" }, schema))
  end)

  it("needs a header for a custom scheme", function()
    local ok, err = v({ scheme = "custom", secret = "s" }, schema)
    assert.is_falsy(ok)
    assert.equal("required field missing", err.config.signature_header)
  end)
end)
