package = "kong-plugin-cmake"
version = "1.0-1"
source = { url = "git+https://example.com/cmake.git" }
description = { license = "MIT" }
build = { type = "cmake", variables = { CMAKE_INSTALL_PREFIX = "$(PREFIX)" } }
