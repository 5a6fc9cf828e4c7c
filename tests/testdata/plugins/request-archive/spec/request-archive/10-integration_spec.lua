local helpers = require "spec.helpers"

for _, strategy in helpers.each_strategy() do
  describe("Plugin: request-archive [#" .. strategy .. "]", function()
    local client

    setup(function()
      local bp = helpers.get_db_utils(strategy)
      local route = bp.routes:insert({ hosts = { "archive.test" } })

      bp.plugins:insert({
        name = "request-archive",
        route = { id = route.id },
        config = { bucket_url = helpers.mock_upstream_url .. "/anything", rate = 1, strict = true, max_body_size = 10 },
      })

      assert(helpers.start_kong({
        database = strategy,
        custom_plugins = "request-archive",
        plugins = "bundled,request-archive",
        nginx_conf = "spec/fixtures/custom_nginx.template",
      }))
    end)

    teardown(function()
      helpers.stop_kong()
    end)

    before_each(function()
      client = helpers.proxy_client()
    end)

    after_each(function()
      client:close()
    end)

    it("refuses large bodies in strict mode", function()
      local res = client:post("/post", {
        headers = { host = "archive.test" },
        body = ("x"):rep(100),
      })
      assert.res_status(413, res)
    end)
  end)
end
