package = "kong-plugin-no-folder"
version = "1.0-1"
source = { url = "git+https://example.com/no-folder.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = { ["kong.plugins.no-folder.handler"] = "handler.lua" },
  copy_directories = { "docs" },
}
