package = "kong-plugin-number"
version = "1.0-1"
source = { url = "git+https://example.com/number.git" }
description = { license = "MIT" }
build = { type = "builtin", modules = 5 }
