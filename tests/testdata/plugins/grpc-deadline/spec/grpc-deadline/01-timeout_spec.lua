local timeout = require "kong.plugins.grpc-deadline.timeout"


describe("grpc-deadline: timeout", function()
  it("reads every unit", function()
    assert.equal(7200000, timeout.parse("2H"))
    assert.equal(180000, timeout.parse("3M"))
    assert.equal(1500, timeout.parse("1500m"))
    assert.equal(1, timeout.parse("20u"))
  end)

  it("refuses what is malformed", function()
    local value, err = timeout.parse("soon")
    assert.is_nil(value)
    assert.equal("malformed grpc-timeout: soon", err)
    assert.is_nil((timeout.parse("123456789S")))
  end)

  it("writes milliseconds while they fit", function()
    assert.equal("250m", timeout.format(250))
    assert.equal("100000S", timeout.format(100000000))
  end)
end)
