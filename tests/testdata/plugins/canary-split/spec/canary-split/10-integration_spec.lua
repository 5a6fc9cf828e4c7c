local helpers = require "spec.helpers"


local PLUGIN_NAME = "canary-split"


for _, strategy in helpers.all_strategies() do
  describe(PLUGIN_NAME .. ": (access) [#" .. strategy .. "]", function()
    local client

    lazy_setup(function()
      local bp = helpers.get_db_utils(strategy == "off" and "postgres" or strategy, nil, { PLUGIN_NAME })
      local route = bp.routes:insert({ hosts = { "canary.test" } })

      bp.plugins:insert({
        name = PLUGIN_NAME,
        route = { id = route.id },
        config = {
          percentage = 0,
          host = helpers.mock_upstream_host,
          port = helpers.mock_upstream_port,
          path_prefix = "/anything",
          force_header = "x-canary",
          release_header = "x-release",
        },
      })

      assert(helpers.start_kong({
        database = strategy,
        plugins = "bundled," .. PLUGIN_NAME,
        nginx_conf = "spec/fixtures/custom_nginx.template",
        declarative_config = strategy == "off" and helpers.make_yaml_file() or nil,
      }))
      client = helpers.proxy_client()
    end)

    lazy_teardown(function()
      if client then
        client:close()
      end
      helpers.stop_kong()
    end)

    it("keeps everyone on the stable side at 0 per cent", function()
      local res = client:get("/request", { headers = { host = "canary.test" } })
      assert.response(res).has.status(200)
      assert.equal("stable", assert.response(res).has.header("x-release"))
    end)

    it("can be forced", function()
      local res = client:get("/request", { headers = { host = "canary.test", ["x-canary"] = "always" } })
      assert.response(res).has.status(200)
      assert.equal("canary", assert.response(res).has.header("x-release"))
    end)
  end)
end
