package = "kong-plugin-graphql-depth"
version = "0.6.0-1"

local modules_prefix = "kong.plugins.graphql-depth."
local sources = "src/"

source = {
  url = "git+https://github.com/acme-gateway/kong-plugin-graphql-depth.git",
  tag = "0.6.0",
}

description = {
  summary = "Refuses GraphQL queries that nest too deep",
  license = "Apache-2.0",
}

dependencies = {
  "lua >= 5.1",
}

build = {
  type = "builtin",
  modules = {
    [modules_prefix .. "handler"] = sources .. "handler.lua",
    [modules_prefix .. "schema"] = sources .. "schema.lua",
    [modules_prefix .. "depth"] = sources .. "depth.lua",
    [modules_prefix .. "lexer"] = sources .. "lexer.lua",
  },
}
