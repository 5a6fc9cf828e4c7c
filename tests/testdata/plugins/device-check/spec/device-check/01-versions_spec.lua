local versions = require "kong.plugins.device-check.versions"

describe("device-check: versions", function()
  it("are compared by number", function()
    assert.equal(-1, versions.compare("1.9", "1.10"))
    assert.equal(0, versions.compare("2.0", "2"))
    assert.equal(1, versions.compare("2.0.1", "2.0"))
  end)
end)

describe("device-check: agents", function()
end)
