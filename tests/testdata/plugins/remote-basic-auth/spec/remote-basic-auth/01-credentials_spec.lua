local credentials = require "kong.plugins.remote-basic-auth.credentials"


describe("remote-basic-auth: credentials", function()
  it("are absent without a header", function()
    assert.is_nil(credentials.from_header(nil))
    assert.is_nil(credentials.from_header("Bearer abc"))
  end)

  it("may have colons in the password", function()
    local user, password = credentials.from_header("Basic " .. ngx.encode_base64("ann:a:b"))
    assert.equal("ann", user)
    assert.equal("a:b", password)
  end)
end)
