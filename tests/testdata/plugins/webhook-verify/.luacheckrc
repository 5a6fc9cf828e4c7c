std = "ngx_lua"
globals = { "kong", "ngx" }
self = false
unused_args = false
files["spec/**/*_spec.lua"] = { std = "ngx_lua+busted" }
