std             = "ngx_lua"
unused_args     = false
redefined       = false
max_line_length = false

globals = {
    "kong",
    "ngx.shared",
}

files["spec"] = {
    std = "+busted",
}

exclude_files = {
    "servroot",
    "luarocks",
}
