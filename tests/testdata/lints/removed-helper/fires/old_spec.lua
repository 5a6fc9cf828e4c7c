local helpers = require "spec.helpers"

describe("sample", function()
  local bp, _, dao

  setup(function()
    helpers.run_migrations()
    local api = assert(helpers.dao.apis:insert({ name = "api" }))
    assert(helpers.dao.plugins:insert({ name = "sample", api_id = api.id }))
    local blueprints, db, old = helpers.get_db_utils("postgres")
    bp = blueprints
    dao = old
    old:truncate_tables()
    return db
  end)

  it("answers", function()
    assert.truthy(bp and dao)
  end)
end)
