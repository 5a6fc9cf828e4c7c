local helpers = require "spec.helpers"

local PLUGIN_NAME = "claims-export"

for _, strategy in helpers.each_strategy() do
  describe("Plugin: " .. PLUGIN_NAME .. " [#" .. strategy .. "]", function()
    local client

    lazy_setup(function()
      local bp = helpers.get_db_utils(strategy, nil, { PLUGIN_NAME })
      local route = bp.routes:insert({ hosts = { "claims.test" } })

      bp.plugins:insert({ name = PLUGIN_NAME, route = { id = route.id }, config = {} })

      assert(helpers.start_kong({
        database = strategy,
        plugins = "bundled",
        nginx_conf = "spec/fixtures/custom_nginx.template",
      }))
      client = helpers.proxy_client()
    end)

    lazy_teardown(function()
      if client then
        client:close()
      end
      helpers.stop_kong()
    end)

    it("exports the subject", function()
      local token = "e30." .. ngx.encode_base64('{"sub":"ann"}', true) .. ".sig"
      local res = client:get("/request", {
        headers = { host = "claims.test", authorization = "Bearer " .. token },
      })
      assert.response(res).has.status(200)
      assert.equal("ann", assert.request(res).has.header("x-claim-sub"))
    end)
  end)
end
