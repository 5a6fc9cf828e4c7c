package = "kong-plugin-counter"
version = "1.0.0-1"

source = {
  url = "git+https://github.com/acme/x.git", -- where it lies
  tag = "v1.0.0",
}

description = {
  summary = "A plugin",
  license = "Apache-2.0",
}

dependencies = { "lua >= 5.1" }

build = {
  type = "builtin",
  modules = {
    -- what Kong loads
    ['kong.plugins.counter.handler']    = 'kong/plugins/counter/handler.lua',
    ['kong.plugins.counter.schema']     = 'kong/plugins/counter/handler.lua',
    ['kong.plugins.counter.names.long'] = 'kong/plugins/counter/long.lua' -- moved
  },
}
