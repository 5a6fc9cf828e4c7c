std = "ngx_lua"
globals = { "kong" }
