describe("request-signing: signature header", function()
  local signature

  lazy_setup(function()
    package.loaded["resty.openssl.mac"] = { new = function() end }
    package.loaded["resty.string"] = { to_hex = function() end }
    signature = require "kong.plugins.request-signing.signature"
  end)

  lazy_teardown(function()
    package.loaded["resty.openssl.mac"] = nil
    package.loaded["resty.string"] = nil
  end)

  it("is split into its parts", function()
    assert.same({
      key_id = "k1",
      timestamp = "1700000000",
      signature = "ab12",
    }, signature.parse("KeyId=k1, Timestamp=1700000000, Signature=AB12"))
  end)

  it("must be complete", function()
    local parsed, err = signature.parse("KeyId=k1")
    assert.is_nil(parsed)
    assert.equal("signature header is incomplete", err)
  end)

  it("is compared as a whole", function()
    assert.is_true(signature.equal("abcd", "abcd"))
    assert.is_false(signature.equal("abcd", "abce"))
    assert.is_false(signature.equal("abcd", "abc"))
  end)
end)
