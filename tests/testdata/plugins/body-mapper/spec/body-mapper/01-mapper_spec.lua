local mapper = require "kong.plugins.body-mapper.mapper"
local template = require "kong.plugins.body-mapper.template"


describe("body-mapper: mapper", function()
  it("renames across levels", function()
    local body = { user = { mail = "a@b.test" } }
    mapper.rename(body, { { from = "user.mail", to = "contact.email" } })
    assert.same({ user = {}, contact = { email = "a@b.test" } }, body)
  end)

  it("removes list elements", function()
    local body = { lines = { "a", "b", "c" } }
    mapper.remove(body, { "lines.1" })
    assert.same({ lines = { "a", "c" } }, body)
  end)

  it("keeps what is there unless told otherwise", function()
    local body = { a = 1 }
    mapper.put(body, "a", 2, false)
    assert.equal(1, body.a)
    mapper.put(body, "a", 2, true)
    assert.equal(2, body.a)
  end)
end)


describe("body-mapper: template", function()
  it("is filled", function()
    assert.equal("GET by ann", template.fill("${method} by ${consumer}", { method = "GET", consumer = "ann" }))
  end)

  it("knows its names", function()
    assert.is_true(template.check("${path}"))
    local ok, err = template.check("${colour}")
    assert.is_nil(ok)
    assert.equal("unknown template name: colour", err)
  end)
end)
