describe("sample", function()
  local limit = 5

  before_each(function()
    assert.truthy(limit)
  end)
end)

describe("other", function()
  context("empty", function()
  end)

  it("works", function() end)
end)
