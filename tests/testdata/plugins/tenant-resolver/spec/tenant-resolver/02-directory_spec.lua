local directory = require "kong.plugins.tenant-resolver.directory"


describe("tenant-resolver: directory", function()
  it("finds tenants by id and alias in any case", function()
    local acme = { id = "acme", aliases = { "Acme-Corp" } }
    local conf = { __plugin_id = "p1", tenants = { acme } }
    directory.rebuild({ conf })

    assert.equal(acme, directory.find(conf, "ACME"))
    assert.equal(acme, directory.find(conf, "acme-corp"))
    assert.is_nil(directory.find(conf, "other"))
  end)
end)
