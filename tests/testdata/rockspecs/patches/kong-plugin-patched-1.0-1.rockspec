package = "kong-plugin-patched"
version = "1.0-1"
source = { url = "git+https://example.com/patched.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = { ["kong.plugins.patched.handler"] = "handler.lua" },
  patches = {
    ["fix.diff"] = [[
--- old/handler.lua
+++ new/handler.lua
@@ -1,3 +1,3 @@
 local Handler = {}
-Handler.VERSION = "0.9"
+Handler.VERSION = "1.0"
 return Handler
]],
  },
}
