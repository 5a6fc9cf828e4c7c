local validate = require "kong.plugins.payload-schema.validate"


describe("payload-schema: validate", function()
  local rules = {
    type = "object",
    required = { "name" },
    additionalProperties = false,
    properties = {
      name = { type = "string", minimum = 1 },
      tags = { type = "array", items = { type = "string" } },
    },
  }

  it("finds nothing in a good value", function()
    assert.same({}, validate.value(rules, { name = "a", tags = { "x" } }, 10))
  end)

  it("names the place of each problem", function()
    assert.same({ "$.name is missing" }, validate.value(rules, {}, 10))
    assert.same({ "$.tags[1] is not of type string" }, validate.value(rules, { name = "a", tags = { "x", 2 } }, 10))
    assert.same({ "$.colour is not expected" }, validate.value(rules, { name = "a", colour = 1 }, 10))
  end)

  it("stops at the limit", function()
    assert.equal(1, #validate.value(rules, { a = 1, b = 2, c = 3 }, 1))
  end)
end)
