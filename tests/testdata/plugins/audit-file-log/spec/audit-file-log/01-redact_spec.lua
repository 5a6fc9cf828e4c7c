local redact = require "kong.plugins.audit-file-log.redact"


describe("audit-file-log: redact", function()
  it("hides the values that were asked for", function()
    assert.equal("/a?x=1&password=***", redact.query("/a?x=1&password=hunter2", { "password" }))
  end)

  it("leaves a path without query alone", function()
    assert.equal("/a", redact.query("/a", { "password" }))
  end)
end)
