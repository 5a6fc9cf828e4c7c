local helpers = require "spec.helpers"


local PLUGIN_NAME = "mock-responder"


for _, strategy in helpers.each_strategy() do
  describe("Plugin: " .. PLUGIN_NAME .. " [#" .. strategy .. "]", function()
    local client

    lazy_setup(function()
      local bp = helpers.get_db_utils(strategy, nil, { PLUGIN_NAME })
      local route = bp.routes:insert({ paths = { "/orders" }, strip_path = false })

      bp.plugins:insert({
        name = PLUGIN_NAME,
        route = { id = route.id },
        config = {
          mocks = {
            {
              method = "GET",
              path = "^/orders/(\\d+)$",
              examples = { { name = "one", body = '{"id":{{1}}}' } },
            },
          },
        },
      })

      assert(helpers.start_kong({ database = strategy, plugins = "bundled," .. PLUGIN_NAME }))
    end)

    lazy_teardown(function()
      helpers.stop_kong()
    end)

    before_each(function()
      client = helpers.proxy_client()
    end)

    after_each(function()
      client:close()
    end)

    it("answers with an example", function()
      local res = client:get("/orders/12")
      local body = assert.res_status(200, res)
      assert.equal('{"id":12}', body)
      assert.equal("one", assert.response(res).has.header("x-mock-example"))
    end)

    it("knows no other path", function()
      assert.res_status(404, client:get("/orders/twelve"))
    end)
  end)
end
