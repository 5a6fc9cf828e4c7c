package = "kong-plugin-conf-bin"
version = "1.0-1"
source = { url = "git+https://example.com/conf-bin.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = { ["kong.plugins.conf-bin.handler"] = "handler.lua" },
  install = {
    conf = { "etc/plain.conf", ["sub/other.conf"] = "etc/renamed.conf" },
    bin = { "bin/tool.lua", ["other-tool"] = "bin/tool.sh" },
  },
}
