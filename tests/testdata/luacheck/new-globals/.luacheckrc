globals = { "kong" }
files["src/*.lua"] = { new_globals = { "total" }, not_globals = { "ngx.req", "unpack" } }
