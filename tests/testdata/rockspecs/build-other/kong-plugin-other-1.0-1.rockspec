rockspec_format = "3.0"
package = "kong-plugin-other"
version = "1.0-1"
source = { url = "git+https://example.com/other.git" }
description = { license = "MIT" }
build_dependencies = { "luarocks-build-tree" }
build = { type = "tree", sources = { "src" } }
