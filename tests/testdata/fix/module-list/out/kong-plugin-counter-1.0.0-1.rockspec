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
    ['kong.plugins.counter.schema']     = 'kong/plugins/counter/schema.lua',
    ['kong.plugins.counter.names.long'] = 'kong/plugins/counter/names/long.lua', -- moved
    ['kong.plugins.counter.api']        = 'kong/plugins/counter/api.lua',
    ['kong.plugins.counter.store']      = 'kong/plugins/counter/store.lua',
    ['kong.plugins.counter.text']       = 'kong/plugins/counter/text.lua'
  },
}
