package = "kong-plugin-readme"
version = "1.0-1"
source = { url = "git+https://example.com/readme.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = { ["kong.plugins.readme.handler"] = "handler.lua" },
}
