std = "none"
read_globals = { "kong.log", "ngx.req", string = { fields = { trim = { read_only = true } } }, "table" }
globals = { "cahce", total = {}, ngx = { fields = { req = { fields = { get_header = {} } } } } }
