local jar = require "kong.plugins.cookie-strip.jar"


describe("cookie-strip: jar", function()
  it("drops by name and by beginning", function()
    local kept, dropped = jar.filter("sid=1; _ga=2; _gid=3; x=4", {}, { "_g*", "x" })
    assert.equal("sid=1", kept)
    assert.equal(3, dropped)
  end)

  it("keeps only what is listed", function()
    assert.equal("sid=1", (jar.filter("sid=1; other=2", { "sid" }, {})))
  end)
end)
