package = "kong-plugin-audit-file-log"
version = "1.1.0-1"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-audit-file-log.git",
   tag = "v1.1.0"
}

description = {
   summary = "Writes an audit record for each changing request",
   homepage = "https://github.com/acme-gateway/kong-plugin-audit-file-log",
   license = "Apache-2.0"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.audit-file-log.handler"] = "kong/plugins/audit-file-log/handler.lua",
      ["kong.plugins.audit-file-log.schema"] = "kong/plugins/audit-file-log/schema.lua",
      ["kong.plugins.audit-file-log.file"] = "kong/plugins/audit-file-log/file.lua",
      ["kong.plugins.audit-file-log.formats"] = "kong/plugins/audit-file-log/formats.lua",
      ["kong.plugins.audit-file-log.redact"] = "kong/plugins/audit-file-log/redact.lua"
   }
}
