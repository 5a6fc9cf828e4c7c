local token_store = require "kong.plugins.legacy-token-auth.token_store"

describe("legacy-token-auth: token store", function()
  local kept

  before_each(function()
    kept = {}
    ngx.shared.kong = {
      get = function(_, key) return kept[key] end,
      set = function(_, key, value) kept[key] = value return true end,
    }
  end)

  it("returns what was put", function()
    token_store.put("abc", { active = true }, 60)
    assert.same({ active = true }, token_store.get("abc"))
  end)

  it("keeps nothing for zero seconds", function()
    token_store.put("abc", { active = true }, 0)
    assert.is_nil(token_store.get("abc"))
  end)
end)
