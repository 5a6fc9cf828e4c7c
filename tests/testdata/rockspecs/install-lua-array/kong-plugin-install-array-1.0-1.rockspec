package = "kong-plugin-install-array"
version = "1.0-1"
source = { url = "git+https://example.com/install-array.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = { ["kong.plugins.install-array.handler"] = "src/handler.lua" },
  install = { lua = { "src/extra.lua", "src/data/words.txt" } },
}
