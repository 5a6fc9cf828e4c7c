package = "kong-plugin-none"
version = "1.0-1"
source = { url = "git+https://example.com/none.git" }
description = { license = "MIT" }
build = {
  type = "none",
  install = { lua = { ["kong.plugins.none.handler"] = "handler.lua" } },
}
