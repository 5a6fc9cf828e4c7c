local cjson = require "cjson"
local helpers = require "spec.helpers"


for _, strategy in helpers.each_strategy() do
  describe("Plugin: json-event-log (log) [#" .. strategy .. "]", function()
    local proxy

    lazy_setup(function()
      local bp = helpers.get_db_utils(strategy, nil, { "json-event-log" })
      local route = bp.routes:insert({ hosts = { "events.test" } })

      bp.plugins:insert({
        name = "json-event-log",
        route = { id = route.id },
        config = {
          endpoint = helpers.mock_upstream_url .. "/post_log/events",
          format = "array",
        },
      })

      assert(helpers.start_kong({
        database = strategy,
        nginx_conf = "spec/fixtures/custom_nginx.template",
        plugins = "bundled,json-event-log",
      }))
    end)

    lazy_teardown(function()
      helpers.stop_kong()
    end)

    before_each(function()
      proxy = helpers.proxy_client()
    end)

    after_each(function()
      proxy:close()
    end)

    it("sends one event a request", function()
      assert.response(proxy:get("/status/200", { headers = { host = "events.test" } })).has.status(200)

      helpers.wait_until(function()
        local mock = helpers.http_client(helpers.mock_upstream_host, helpers.mock_upstream_port)
        local body = assert.res_status(200, mock:get("/read_log/events"))
        mock:close()
        return cjson.decode(body).count == 1
      end, 10)
    end)
  end)
end
