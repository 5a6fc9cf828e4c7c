local multipart = require "kong.plugins.upload-scan.multipart"

describe("upload-scan: multipart", function()
  it("finds the boundary", function()
    assert.equal("abc", multipart.boundary("multipart/form-data; boundary=abc"))
    assert.equal("a b", multipart.boundary('multipart/form-data; boundary="a b"'))
    assert.is_nil(multipart.boundary("application/json"))
  end)

  it("finds the files", function()
    local body = table.concat({
      "--abc",
      'Content-Disposition: form-data; name="note"',
      "",
      "hello",
      "--abc",
      'Content-Disposition: form-data; name="upload"; filename="a.txt"',
      "",
      "content",
      "--abc--",
      "",
    }, "\r\n")
    assert.same({ { name = "a.txt", content = "content" } }, multipart.files(body, "abc"))
  end)
end)
