rockspec_format = "3.0"
package = "kong-plugin-format-3"
version = "1.0.0-1"
source = { url = "git+https://example.com/format-3.git" }
description = {
  license = "MIT",
  labels = { "kong", "plugin" },
  issues_url = "https://example.com/issues",
}
dependencies = { "lua == 5.1", "user/lua-thing ~> 1.2" }
build_dependencies = {}
test_dependencies = { "busted >= 2.0, < 3.0" }
test = { type = "busted", flags = { "--verbose" } }
build = { type = "builtin", modules = { ["kong.plugins.format-3.handler"] = "handler.lua" } }
