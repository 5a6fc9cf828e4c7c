-- LuaJIT inside nginx; handlers take conf whether they need it or not
std = "ngx_lua"
globals = { "kong" }
self = false
unused_args = false
max_line_length = false
exclude_files = { "servroot" }

files["spec"] = { std = "+busted" }
