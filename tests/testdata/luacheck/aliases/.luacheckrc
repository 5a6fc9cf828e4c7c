std = "ngx_lua"
