local tags = require "kong.plugins.upstream-tagger.tags"

describe("upstream-tagger: tags", function()
  it("are counted", function()
    assert.equal(0, tags.count({}))
    assert.equal(2, tags.count({ a = "1", b = "2" }))
  end)
end)
