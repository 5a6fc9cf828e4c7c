std = "ngx_lua"
globals = { "kong" }
self = false

files["spec"] = { std = "ngx_lua+busted" }
