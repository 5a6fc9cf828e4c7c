local depth = require "kong.plugins.graphql-depth.depth"
local lexer = require "kong.plugins.graphql-depth.lexer"


local function measure(text)
  return depth.measure(assert(lexer.tokens(text, 1000)), false)
end


describe("graphql-depth", function()
  it("counts nested selections", function()
    assert.equal(3, measure("{ user { orders { id } } }").depth)
  end)

  it("does not count argument values", function()
    assert.equal(1, measure("{ user(filter: { a: { b: 1 } }) }").depth)
  end)

  it("steps over strings and comments", function()
    assert.equal(1, measure('{ user(name: "{{{") # {{{\n }').depth)
  end)

  it("leaves introspection out", function()
    assert.equal(1, measure("{ __schema { types { name } } }").depth)
  end)

  it("counts aliases", function()
    assert.equal(2, measure("{ a: user { id } b: user { id } }").aliases)
  end)

  it("refuses an open string", function()
    local tokens, err = lexer.tokens('{ user(name: "x) }', 1000)
    assert.is_nil(tokens)
    assert.equal("unterminated string", err)
  end)
end)
