local helpers = require "spec.helpers"
local own = require "spec.sample.helpers"

describe("sample", function()
  local bp, db

  lazy_setup(function()
    bp, db = helpers.get_db_utils("postgres", nil, { "sample" })
    local other, more, _ = helpers.get_db_utils("postgres")
    own.dao.prepare(own.run_migrations, other, more)
    helpers.db.plugins:truncate()
  end)

  it("answers", function()
    assert.truthy(bp.services:insert())
    assert.truthy(db.plugins)
  end)
end)
