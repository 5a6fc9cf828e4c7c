package = "kong-plugin-luarocks-2"
version = "0.3-2"
source = {
  url = "cvs://:pserver:example.com/root",
  cvs_module = "plugin",
  cvs_tag = "v0_3",
}
description = { license = "MIT/X11", maintainer = "Somebody <s@example.com>" }
external_dependencies = {}
build = { type = "module", modules = { ["kong.plugins.luarocks-2.handler"] = "handler.lua" } }
