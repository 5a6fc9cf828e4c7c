std = "ngx_lua"
allow_defined_top = true
