package = "kong-plugin-bad"
version = "1.0.0-1"
source = { url = "git+https://example.com/bad.git" }
description = { license = "MIT" }
local t = {}
for i = 1, 60 do t = { t, t } end
build = { type = "builtin", modules = {}, t = t }
