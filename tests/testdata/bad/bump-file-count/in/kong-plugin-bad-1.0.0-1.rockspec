package = "kong-plugin-bad"
version = "1.0.0-1"
source = { url = "git+https://example.com/bad.git", tag = "v1.0.0" }
build = {
  type = "builtin",
  modules = { ["kong.plugins.bad.handler"] = "handler.lua" },
}
