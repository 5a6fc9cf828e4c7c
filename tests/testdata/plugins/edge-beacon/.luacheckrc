std = "ngx_lua"
globals = { "kong" }
self = false

files["spec/**/*_spec.lua"] = {
  std = "ngx_lua+busted",
}
