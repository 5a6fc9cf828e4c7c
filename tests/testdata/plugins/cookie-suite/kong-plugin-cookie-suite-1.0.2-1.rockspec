package = "kong-plugin-cookie-suite"
version = "1.0.2-1"

source = {
  url = "git+https://github.com/acme-gateway/kong-plugin-cookie-suite.git",
  tag = "v1.0.2",
}

description = {
  summary = "Two plugins for cookies: cookie-guard and cookie-strip",
  license = "Apache-2.0",
}

dependencies = {
  "lua >= 5.1",
}

local function modules_of(plugin, names)
  local modules = {}
  for i = 1, #names do
    modules["kong.plugins." .. plugin .. "." .. names[i]] = "kong/plugins/" .. plugin .. "/" .. names[i] .. ".lua"
  end
  return modules
end

local guard = modules_of("cookie-guard", { "handler", "schema", "attributes" })
local strip = modules_of("cookie-strip", { "handler", "schema", "jar" })

build = {
  type = "builtin",
  modules = {
    ["kong.plugins.cookie-guard.handler"] = guard["kong.plugins.cookie-guard.handler"],
    ["kong.plugins.cookie-guard.schema"] = guard["kong.plugins.cookie-guard.schema"],
    ["kong.plugins.cookie-guard.attributes"] = guard["kong.plugins.cookie-guard.attributes"],
    ["kong.plugins.cookie-strip.handler"] = strip["kong.plugins.cookie-strip.handler"],
    ["kong.plugins.cookie-strip.schema"] = strip["kong.plugins.cookie-strip.schema"],
    ["kong.plugins.cookie-strip.jar"] = strip["kong.plugins.cookie-strip.jar"],
  },
}
