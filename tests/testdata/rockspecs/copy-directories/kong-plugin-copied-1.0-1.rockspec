package = "kong-plugin-copied"
version = "1.0-1"
source = { url = "git+https://example.com/copied.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = { ["kong.plugins.copied.handler"] = "handler.lua" },
  copy_directories = { "docs", "certs" },
}
