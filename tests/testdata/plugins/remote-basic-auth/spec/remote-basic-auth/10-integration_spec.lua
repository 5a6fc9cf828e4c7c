local helpers = require "spec.helpers"


local PLUGIN_NAME = "remote-basic-auth"


for _, strategy in helpers.each_strategy() do
  describe("Plugin: " .. PLUGIN_NAME .. " (access) [#" .. strategy .. "]", function()
    local proxy_client

    setup(function()
      local bp = helpers.get_db_utils(strategy, { "routes", "services", "plugins" }, { PLUGIN_NAME })
      local route = bp.routes:insert { hosts = { "directory.test" } }

      bp.plugins:insert {
        name = PLUGIN_NAME,
        route = route,
        config = { url = helpers.mock_upstream_url .. "/status/401", cache_ttl = 0 },
      }

      assert(helpers.start_kong {
        database = strategy,
        nginx_conf = "spec/fixtures/custom_nginx.template",
        plugins = "bundled, remote-basic-auth",
      })
      proxy_client = helpers.proxy_client()
    end)

    teardown(function()
      if proxy_client then
        proxy_client:close()
      end
      helpers.stop_kong()
    end)

    it("challenges a client without credentials", function()
      local res = assert(proxy_client:send {
        method = "GET",
        path = "/get",
        headers = { Host = "directory.test" },
      })
      assert.res_status(401, res)
      assert.equal('Basic realm="directory", charset="UTF-8"', res.headers["WWW-Authenticate"])
    end)
  end)
end
