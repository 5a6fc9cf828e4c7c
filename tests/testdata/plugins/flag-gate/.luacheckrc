std = "ngx_lua+busted"
globals = { "kong" }
self = false
ignore = { "631" }
