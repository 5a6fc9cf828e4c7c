local merge = require "kong.plugins.page-aggregator.merge"


describe("page-aggregator: merge", function()
  local parts = {
    { name = "user", value = { id = 1, mail = "a@b.test" } },
    { name = "plan", value = { id = 2 } },
  }

  it("nests", function()
    assert.equal(2, merge.nest(parts).plan.id)
  end)

  it("flattens", function()
    assert.same({ id = 2, mail = "a@b.test" }, merge.flatten(parts))
  end)

  it("concatenates", function()
    assert.same({ 1, 2, { x = 1 } }, merge.concat({
      { name = "a", value = { 1, 2 } },
      { name = "b", value = { x = 1 } },
    }))
  end)
end)
