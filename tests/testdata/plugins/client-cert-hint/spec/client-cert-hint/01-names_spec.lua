local names = require "kong.plugins.client-cert-hint.names"


describe("client-cert-hint: names", function()
  it("are all asked without a list", function()
    assert.is_true(names.asks(nil, "a.test"))
    assert.is_true(names.asks({}, nil))
  end)

  it("are asked when listed", function()
    assert.is_true(names.asks({ "a.test" }, "a.test"))
    assert.is_false(names.asks({ "a.test" }, "b.test"))
    assert.is_false(names.asks({ "a.test" }, nil))
  end)

  it("decide on the issuer", function()
    assert.is_true(names.trusted({ "O=Acme" }, "C=DE,O=Acme,CN=CA"))
    assert.is_false(names.trusted({ "O=Acme" }, "O=Other"))
  end)
end)
