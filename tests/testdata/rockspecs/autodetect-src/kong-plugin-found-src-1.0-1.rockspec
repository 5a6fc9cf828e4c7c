rockspec_format = "3.0"
package = "kong-plugin-found-src"
version = "1.0-1"
source = { url = "git+https://example.com/found-src.git" }
description = { license = "MIT" }
