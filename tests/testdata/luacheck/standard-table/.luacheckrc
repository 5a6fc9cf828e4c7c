std = { globals = { "kong" }, read_globals = { "ngx", "string", "table", "describe" } }
