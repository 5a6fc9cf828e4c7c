std = "ngx_lua"
allow_defined = true
files["src/other.lua"] = { module = true }
