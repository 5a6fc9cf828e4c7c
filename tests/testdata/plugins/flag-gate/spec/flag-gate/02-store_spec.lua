local store = require "kong.plugins.flag-gate.store"


describe("flag-gate: store", function()
  it("forgets sources that are not configured any more", function()
    store.replace("http://a.test", { { name = "x", enabled = true } })
    store.replace("http://b.test", {})
    store.keep_only({ ["http://b.test"] = {} })

    assert.is_nil(store.flags("http://a.test"))
    assert.same({}, store.flags("http://b.test"))
  end)
end)
