package = ("KONG-PLUGIN-%s"):format("METHODS"):lower()
version = ("1_0"):gsub("_", ".") .. "-1"
source = { url = ("git+https://example.com/%s.git"):format(package:sub(13)) }
description = { license = ("TIM"):reverse(), summary = ("ab"):rep(3, "-") }
build = { type = "builtin", modules = { ["kong.plugins.methods.handler"] = "handler.lua" } }
