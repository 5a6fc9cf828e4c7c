local schema = require "kong.plugins.partner-key-auth.schema"
local validate = require("spec.helpers").validate_plugin_config_schema


local DIGEST = ("ab"):rep(32)


describe("partner-key-auth: schema", function()
  it("needs a partner", function()
    local ok, err = validate({}, schema)
    assert.is_falsy(ok)
    assert.same({ config = { partners = "required field missing" } }, err)
  end)

  it("accepts fingerprints", function()
    local ok, err = validate({ partners = { acme = { DIGEST } } }, schema)
    assert.is_nil(err)
    assert.is_truthy(ok)
    assert.same({ "x-partner-key" }, ok.config.key_headers)
  end)

  it("refuses a plain key", function()
    local ok, err = validate({ partners = { acme = { "hunter2" } } }, schema)
    assert.is_falsy(ok)
    assert.is_truthy(err.config.partners)
  end)
end)
