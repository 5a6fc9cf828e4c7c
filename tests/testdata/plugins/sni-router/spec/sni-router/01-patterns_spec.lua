local patterns = require "kong.plugins.sni-router.patterns"


describe("sni-router: patterns", function()
  local exact = { sni = "db.a.test" }
  local short = { sni = "*.test" }
  local long = { sni = "*.a.test" }
  local targets = { short, long, exact }

  it("prefer the exact name", function()
    assert.equal(exact, patterns.find(targets, "db.a.test"))
  end)

  it("prefer the longer wildcard", function()
    assert.equal(long, patterns.find(targets, "web.a.test"))
    assert.equal(short, patterns.find(targets, "b.test"))
  end)

  it("do not match the domain itself", function()
    assert.is_nil(patterns.find({ long }, "a.test"))
  end)
end)
