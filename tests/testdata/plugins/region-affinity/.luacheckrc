std = "ngx_lua"
globals = { "kong" }
self = false
max_line_length = 120

files["spec/**/*_spec.lua"] = {
  std = "ngx_lua+busted",
}
