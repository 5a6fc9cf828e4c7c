require "spec.kong_mock"


describe("webhook-verify: schemes", function()
  lazy_setup(function()
    package.loaded["resty.openssl.mac"] = {
      new = function(secret)
        return {
          final = function(_, text)
            return secret .. text
          end,
        }
      end,
    }
    package.loaded["resty.string"] = {
      to_hex = function(bytes)
        return (bytes:gsub(".", function(char)
          return ("%02x"):format(char:byte())
        end))
      end,
    }
  end)

  lazy_teardown(function()
    package.loaded["resty.openssl.mac"] = nil
    package.loaded["resty.string"] = nil
  end)

  it("take the signature of the body", function()
    mock_request({ ["x-hub-signature-256"] = "sha256=7362", ["x-github-delivery"] = "d1" })
    local schemes = reload("kong.plugins.webhook-verify.schemes")
    assert.same({ id = "d1" }, schemes.verify({ scheme = "github", secret = "s" }, "b"))
  end)

  it("refuse another one", function()
    mock_request({ ["x-hub-signature-256"] = "sha256=00" })
    local schemes = reload("kong.plugins.webhook-verify.schemes")
    local delivery, why = schemes.verify({ scheme = "github", secret = "s" }, "b")
    assert.is_nil(delivery)
    assert.equal("signature does not match", why)
  end)
end)
