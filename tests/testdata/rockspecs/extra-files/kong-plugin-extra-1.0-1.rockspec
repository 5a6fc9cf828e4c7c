package = "kong-plugin-extra"
version = "1.0-1"
source = { url = "git+https://example.com/extra.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = {
    ["kong.plugins.extra.handler"] = "handler.lua",
    ["kong.plugins.extra.generated"] = "generated.lua",
  },
  extra_files = { ["generated.lua"] = "return { version = '1.0' }\n" },
}
