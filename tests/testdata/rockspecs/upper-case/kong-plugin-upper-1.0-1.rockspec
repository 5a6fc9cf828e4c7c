package = "kong-plugin-upper"
version = "1.0-1"
source = { url = "git+https://example.com/upper.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = {
    ["kong.plugins.Upper.Handler"] = "Source/Handler.lua",
    ["kong.plugins.Upper.README"] = "Source/readme.lua",
  },
}
