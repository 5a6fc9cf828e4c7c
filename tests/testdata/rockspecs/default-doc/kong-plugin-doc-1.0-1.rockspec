package = "kong-plugin-doc"
version = "1.0-1"
source = { url = "git+https://example.com/doc.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = { ["kong.plugins.doc.handler"] = "handler.lua" },
}
