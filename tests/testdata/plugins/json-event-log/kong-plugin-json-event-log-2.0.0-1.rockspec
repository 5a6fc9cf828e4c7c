package = "kong-plugin-json-event-log"
version = "2.0.0-1"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-json-event-log.git",
   tag = "v2.0.0"
}

description = {
   summary = "Sends requests as JSON events in batches",
   homepage = "https://github.com/acme-gateway/kong-plugin-json-event-log",
   license = "Apache-2.0"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.json-event-log.handler"] = "kong/plugins/json-event-log/handler.lua",
      ["kong.plugins.json-event-log.schema"] = "kong/plugins/json-event-log/schema.lua",
      ["kong.plugins.json-event-log.event"] = "kong/plugins/json-event-log/event.lua",
      ["kong.plugins.json-event-log.sender"] = "kong/plugins/json-event-log/sender.lua"
   }
}
