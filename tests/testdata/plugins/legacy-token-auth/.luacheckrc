std = "ngx_lua"
unused_args = false
self = false

files["spec"] = {
  std = "ngx_lua+busted",
}
