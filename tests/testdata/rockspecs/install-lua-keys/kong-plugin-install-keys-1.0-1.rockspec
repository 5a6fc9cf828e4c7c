package = "kong-plugin-install-keys"
version = "1.0-1"
source = { url = "git+https://example.com/install-keys.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = { ["kong.plugins.install-keys.handler"] = "kong/plugins/install-keys/handler.lua" },
  install = {
    lua = {
      ["kong.plugins.install-keys.schema"] = "kong/plugins/install-keys/schema.lua",
      ["kong.plugins.install-keys.templates.page"] = "kong/plugins/install-keys/templates/page.html",
      ["q.data.json"] = "kong/plugins/install-keys/defaults.json",
      ["kong.plugins.install-keys.sub"] = "kong/plugins/install-keys/sub/init.lua",
    },
  },
}
