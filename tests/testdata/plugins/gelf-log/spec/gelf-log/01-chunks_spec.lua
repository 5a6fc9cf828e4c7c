describe("gelf-log: chunks", function()
  local chunks

  lazy_setup(function()
    package.loaded["kong.tools.rand"] = {
      get_rand_bytes = function(count)
        return ("x"):rep(count)
      end,
    }
    chunks = require "kong.plugins.gelf-log.chunks"
  end)

  lazy_teardown(function()
    package.loaded["kong.tools.rand"] = nil
  end)

  it("leave a short message alone", function()
    assert.same({ "short" }, chunks.split("short", 512))
  end)

  it("number the parts of a long message", function()
    local packets = chunks.split(("a"):rep(1001), 512)
    assert.equal(3, #packets)
    assert.equal(512, #packets[1])
    assert.equal(string.char(2, 3), packets[3]:sub(11, 12))
    assert.equal("a", packets[3]:sub(13))
  end)

  it("refuse a message of too many parts", function()
    local packets, err = chunks.split(("a"):rep(100000), 512)
    assert.is_nil(packets)
    assert.matches("more than 128", err, nil, true)
  end)
end)
