local schema = require "kong.plugins.payload-schema.schema"
local validate_config = require("spec.helpers").validate_plugin_config_schema


describe("payload-schema: schema", function()
  it("accepts a JSON schema", function()
    local ok, err = validate_config({ body_schema = '{"type":"object"}' }, schema)
    assert.is_nil(err)
    assert.is_truthy(ok)
  end)

  it("refuses an unknown type", function()
    local ok, err = validate_config({ body_schema = '{"type":"colour"}' }, schema)
    assert.is_falsy(ok)
    assert.equal("not a usable schema: $: unknown type colour", err.config.body_schema)
  end)
end)
