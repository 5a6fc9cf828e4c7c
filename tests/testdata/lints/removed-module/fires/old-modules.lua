local BasePlugin = require "kong.plugins.base_plugin"
local singletons = require("kong.singletons")
local responses = require "kong.tools.responses"
local errors = require [[kong.dao.errors]]
local crud = require "kong.api.crud_helpers"
local serializer = require("kong.plugins.log-serializers.basic").serialize

return { VERSION = "1.0.0", PRIORITY = 10, BasePlugin, singletons, responses, errors, crud, serializer }
