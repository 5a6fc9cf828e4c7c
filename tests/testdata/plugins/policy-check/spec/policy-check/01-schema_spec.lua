local PLUGIN_NAME = "policy-check"


local helpers = require "spec.helpers"
local schema = require("kong.plugins." .. PLUGIN_NAME .. ".schema")


local function validate(config)
  return helpers.validate_plugin_config_schema(config, schema)
end


describe(PLUGIN_NAME .. ": (schema)", function()
  it("closes by default", function()
    local ok, err = validate({ url = "http://opa.test:8181/v1/data/gateway/allow" })
    assert.is_nil(err)
    assert.equal("closed", ok.config.fail_mode)
  end)

  it("needs a whole url", function()
    local ok, err = validate({ url = "/v1/data" })
    assert.is_falsy(ok)
    assert.equal("missing host in url", err.config.url)
  end)
end)
