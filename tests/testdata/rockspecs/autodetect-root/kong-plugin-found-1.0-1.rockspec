rockspec_format = "3.0"
package = "kong-plugin-found"
version = "1.0-1"
source = { url = "git+https://example.com/found.git" }
description = { license = "MIT" }
build = { type = "builtin" }
