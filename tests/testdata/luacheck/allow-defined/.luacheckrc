std = "ngx_lua"
allow_defined = true
read_globals = { "kong" }
