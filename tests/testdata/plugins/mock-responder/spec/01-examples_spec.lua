local examples = require "kong.plugins.mock-responder.examples"


describe("mock-responder: examples", function()
  local list = {
    { name = "ok", status = 200 },
    { name = "missing", status = 404 },
  }

  it("are chosen by name, by status, or by order", function()
    assert.equal("ok", examples.choose(list, nil).name)
    assert.equal("missing", examples.choose(list, "example=missing").name)
    assert.equal("missing", examples.choose(list, "code=404").name)
    assert.is_nil(examples.choose(list, "example=none"))
  end)

  it("take captures", function()
    assert.equal('{"id":7,"kind":"{{kind}}"}', examples.render('{"id":{{1}},"kind":"{{kind}}"}', { "7" }))
  end)
end)
