--[==[ A comment
of several lines ]==]
package = "kong-plugin-crlf" -- the name
version = "1.0-1";
source = { url = "git+https://example.com/crlf.git" } ;
description = { license = "MIT", detailed = [[
First line.
Second line.]] }
build = { type = "builtin"; modules = { ["kong.plugins.crlf.handler"] = "handler.lua"; }; }
