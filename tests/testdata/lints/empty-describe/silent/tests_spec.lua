local function shared()
  it("works", function() end)
end

describe("sample", function()
  shared()
end)

for _, strategy in ipairs({ "off" }) do
  describe("with " .. strategy, function()
    describe("inner", function()
      pending("later")
    end)
  end)
end

describe("given", shared)
