rockspec_format = "1.1"
package = "kong-plugin-unwrapped"
version = "1.0-1"
source = { url = "git+https://example.com/unwrapped.git" }
description = { license = "MIT" }
deploy = { wrap_bin_scripts = false }
build = {
  type = "builtin",
  modules = { ["kong.plugins.unwrapped.handler"] = "handler.lua" },
  install = { bin = { "bin/run.sh" } },
}
