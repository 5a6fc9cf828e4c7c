package = "kong-plugin-upload-scan"
version = "0.3.2-1"

source = {
   url = "git+https://github.com/acme-gateway/kong-plugin-upload-scan.git"
}

description = {
   summary = "Has uploads scanned for viruses",
   homepage = "https://github.com/acme-gateway/kong-plugin-upload-scan",
   license = "Apache-2.0"
}

dependencies = {
   "lua >= 5.1"
}

build = {
   type = "builtin",
   modules = {
      ["kong.plugins.upload-scan.handler"] = "src/handler.lua",
      ["kong.plugins.upload-scan.schema"] = "src/schema.lua",
      ["kong.plugins.upload-scan.multipart"] = "src/multipart.lua",
      ["kong.plugins.upload-scan.scanner"] = "src/scanner.lua"
   }
}
