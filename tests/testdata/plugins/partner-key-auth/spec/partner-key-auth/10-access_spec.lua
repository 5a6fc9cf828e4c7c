local helpers = require "spec.helpers"


local PLUGIN_NAME = "partner-key-auth"
-- sha256 of "secret-of-acme"
local DIGEST = "a350aa34bafeb5432544ced04ca4343b2a46d239ceb8f0f4ba9e71a7d307feb2"


for _, strategy in helpers.all_strategies() do
  describe(PLUGIN_NAME .. ": (access) [#" .. strategy .. "]", function()
    local client

    lazy_setup(function()
      local bp = helpers.get_db_utils(strategy == "off" and "postgres" or strategy, nil, { PLUGIN_NAME })

      local route = bp.routes:insert({ hosts = { "partners.test" } })
      bp.plugins:insert {
        name = PLUGIN_NAME,
        route = { id = route.id },
        config = { partners = { acme = { DIGEST } } },
      }

      assert(helpers.start_kong({
        database = strategy,
        nginx_conf = "spec/fixtures/custom_nginx.template",
        plugins = "bundled," .. PLUGIN_NAME,
        declarative_config = strategy == "off" and helpers.make_yaml_file() or nil,
      }))
    end)

    lazy_teardown(function()
      helpers.stop_kong(nil, true)
    end)

    before_each(function()
      client = helpers.proxy_client()
    end)

    after_each(function()
      if client then
        client:close()
      end
    end)

    it("asks for a key", function()
      local res = client:get("/request", { headers = { host = "partners.test" } })
      assert.response(res).has.status(401)
      local challenge = assert.response(res).has.header("www-authenticate")
      assert.equal('PartnerKey realm="partners"', challenge)
    end)

    it("names the partner to the upstream", function()
      local res = client:get("/request", {
        headers = { host = "partners.test", ["x-partner-key"] = "secret-of-acme" },
      })
      assert.response(res).has.status(200)
      assert.equal("acme", assert.request(res).has.header("x-partner"))
      assert.request(res).has.no.header("x-partner-key")
    end)

    it("refuses an unknown key", function()
      local res = client:get("/request", {
        headers = { host = "partners.test", ["x-partner-key"] = "guess" },
      })
      local body = assert.res_status(401, res)
      assert.matches("Invalid partner key", body, nil, true)
    end)
  end)
end
