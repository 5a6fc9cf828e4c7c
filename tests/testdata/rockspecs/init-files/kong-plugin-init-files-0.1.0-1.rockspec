package = "kong-plugin-init-files"
version = "0.1.0-1"
source = { url = "git+https://example.com/init-files.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = {
    ["kong.plugins.init-files.handler"] = "kong/plugins/init-files/handler.lua",
    ["kong.plugins.init-files.schema"] = "kong/plugins/init-files/schema.lua",
    ["kong.plugins.init-files.migrations"] = "kong/plugins/init-files/migrations/init.lua",
    ["kong.plugins.init-files.migrations.000_base"] = "kong/plugins/init-files/migrations/000_base.lua",
    ["kong.plugins.init-files.lib.init"] = "kong/plugins/init-files/lib/init.lua",
    ["kong.plugins.init-files.other.init"] = "kong/plugins/init-files/other.lua",
    ["top"] = "top/init.lua",
  },
}
