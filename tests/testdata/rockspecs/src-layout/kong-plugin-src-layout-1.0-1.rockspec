package = "kong-plugin-src-layout"
version = "1.0-1"
source = { url = "git+https://example.com/src-layout.git", dir = "src-layout" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = {
    ["kong.plugins.src-layout.handler"] = "src/handler.lua",
    ["kong.plugins.src-layout.schema"] = "./src/schema.lua",
    ["kong.plugins.src-layout.access"] = "src/phases/../phases/access.lua",
  },
}
