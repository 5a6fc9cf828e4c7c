describe("spec", function()
  it("works", function()
    assert.same(helper(), spy.new(print))
    given = true
  end)
end)
