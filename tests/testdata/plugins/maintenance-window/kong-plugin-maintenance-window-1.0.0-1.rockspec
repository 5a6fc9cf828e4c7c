package = "kong-plugin-maintenance-window"
version = "1.0.0-1"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-maintenance-window.git",
   tag = "v1.0.0"
}

description = {
   summary = "Answers with a notice while the gateway is maintained",
   homepage = "https://github.com/acme-gateway/kong-plugin-maintenance-window",
   license = "Apache-2.0"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.maintenance-window.handler"] = "handler.lua",
      ["kong.plugins.maintenance-window.schema"] = "schema.lua",
      ["kong.plugins.maintenance-window.calendar"] = "calendar.lua",
      ["kong.plugins.maintenance-window.notice"] = "notice.lua"
   }
}
