local helpers = require "spec.helpers"
local schema = require "kong.plugins.tenant-resolver.schema"


local validate = helpers.validate_plugin_config_schema
local TENANTS = { { id = "acme" } }


describe("tenant-resolver: schema", function()
  it("reads the old name of the header", function()
    local ok, err = validate({ tenants = TENANTS, tenant_header = "X-Customer" }, schema)
    assert.is_nil(err)
    assert.equal("X-Customer", ok.config.sources.header_name)
  end)

  it("knows its sources", function()
    local ok, err = validate({ tenants = TENANTS, order = { "cookie" } }, schema)
    assert.is_falsy(ok)
    assert.same({ "expected one of: header, query, host, path" }, err.config.order)
  end)
end)
