package = "kong-plugin-platforms"
version = "1.0-1"
source = { url = "git+https://example.com/platforms.git" }
description = { license = "MIT" }
dependencies = {
  "lua >= 5.1",
  platforms = { windows = { "winapi" }, unix = { "lua >= 5.1, < 5.5" } },
}
build = {
  type = "none",
  modules = {
    ["kong.plugins.platforms.handler"] = "handler.lua",
    ["kong.plugins.platforms.os"] = "os/any.lua",
  },
  platforms = {
    unix = { type = "builtin", modules = { ["kong.plugins.platforms.os"] = "os/unix.lua" } },
    linux = { modules = { ["kong.plugins.platforms.linux"] = "os/linux.lua" } },
    macosx = { modules = { ["kong.plugins.platforms.handler"] = "os/mac.lua" } },
  },
}
