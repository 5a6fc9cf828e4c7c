local paths = require "kong.plugins.response-mask.paths"


describe("response-mask: paths", function()
  local function found(value, path)
    local list = {}
    paths.each(value, path, function(holder, key)
      list[#list + 1] = holder[key]
    end)
    table.sort(list)
    return list
  end

  it("go through objects and lists", function()
    local value = { users = { { mail = "a" }, { mail = "b" }, { name = "c" } } }
    assert.same({ "a", "b" }, found(value, "users.*.mail"))
  end)

  it("find nothing where nothing is", function()
    assert.same({}, found({ users = "none" }, "users.*.mail"))
  end)
end)
