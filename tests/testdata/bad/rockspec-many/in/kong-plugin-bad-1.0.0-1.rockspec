package = 5
version = "1.0"
name = helper or "x"
source = {
  tag = 1,
  branches = {},
}
description = { license = "MIT" }
dependencies = { {} }
build = "builtin"
