local knot = {}
knot.knot = knot
package = "kong-plugin-endless"
version = "1.0-1"
source = { url = "git+https://example.com/endless.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = { ["kong.plugins.endless.handler"] = "handler.lua" },
  settings = knot,
}
