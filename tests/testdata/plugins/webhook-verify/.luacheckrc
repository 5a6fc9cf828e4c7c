std = "ngx_lua"
globals = { "kong", "ngx" }
self = false
unused_args = false
files["spec/**/*.lua"] = {
  std = "ngx_lua+busted",
  globals = { "kong", "mock_request", "reload" },
}
