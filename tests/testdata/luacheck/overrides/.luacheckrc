std = "lua51"
files["src"] = { globals = { "kong" } }
files["src/*.lua"] = { read_globals = { "cahce" } }
files["**/module.lua"] = { std = "+ngx_lua", ignore = { "111" } }
files["spec/**/one_spec.lua"] = { globals = { "given" } }
