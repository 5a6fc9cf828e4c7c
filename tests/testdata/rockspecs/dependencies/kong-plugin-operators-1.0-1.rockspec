package = "kong-plugin-operators"
version = "1.0-1"
source = { url = "git+https://example.com/operators.git" }
description = { license = "MIT" }
dependencies = {
  "lua",
  "a == 1.0", "b ~= 1.0", "c < 2", "d > 1", "e <= 2", "f >= 1", "g ~> 1.2",
  "h = 1", "i != 1", "j 1.0", "k >= 1.0 < 2.0", "l >= 1.0, < 2.0,", " m  @1.0 ", "n.o-p_q foo bar",
}
build = { type = "builtin", modules = { ["kong.plugins.operators.handler"] = "handler.lua" } }
