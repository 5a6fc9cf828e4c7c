local cjson = require "cjson"
local helpers = require "spec.helpers"


for _, strategy in helpers.each_strategy() do
  describe("Plugin: quota-book (API) [#" .. strategy .. "]", function()
    local admin, consumer, db

    lazy_setup(function()
      local bp
      bp, db = helpers.get_db_utils(strategy, { "consumers", "plugins", "quota_grants" }, { "quota-book" })
      consumer = bp.consumers:insert({ username = "ann" })

      assert(helpers.start_kong({
        database = strategy,
        plugins = "bundled,quota-book",
      }))
      admin = helpers.admin_client()
    end)

    lazy_teardown(function()
      if admin then
        admin:close()
      end
      helpers.stop_kong()
    end)

    before_each(function()
      db:truncate("quota_grants")
    end)

    it("creates and resets a grant", function()
      local res = admin:post("/consumers/ann/quota-grants", {
        headers = { ["Content-Type"] = "application/json" },
        body = { name = "reports", amount = 100, used = 7 },
      })
      local grant = cjson.decode(assert.res_status(201, res))
      assert.equal(consumer.id, grant.consumer.id)

      res = admin:post("/quota-grants/" .. grant.id .. "/reset")
      assert.equal(0, cjson.decode(assert.res_status(200, res)).used)
    end)

    it("refuses a second grant of the same name", function()
      for _, status in ipairs({ 201, 409 }) do
        assert.res_status(status, admin:post("/consumers/ann/quota-grants", {
          headers = { ["Content-Type"] = "application/json" },
          body = { name = "reports", amount = 100 },
        }))
      end
    end)
  end)
end
