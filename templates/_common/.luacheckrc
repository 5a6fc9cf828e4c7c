-- Kong runs LuaJIT inside nginx.
std = "ngx_lua"

-- The PDK. Plugins write below it, for example to kong.ctx.plugin.
globals = { "kong" }

-- Kong calls handler methods with `self`, whether they use it or not.
self = false

max_line_length = false

exclude_files = {
  ".luarocks",
  "dist",
  "kong-pongo",
  "lua_modules",
  "servroot",
}

files["spec/**/*_spec.lua"] = {
  std = "ngx_lua+busted",
}
