std = "ngx_lua"
ignore = { "211/unused" }
