local base64url = require "kong.plugins.jwt-forward.base64url"


describe("jwt-forward: base64url", function()
  it("has neither padding nor signs that URLs use", function()
    local text = base64url.encode(string.char(251, 255, 254, 1))
    assert.is_nil(text:find("[+/]"))
  end)
end)
