local Handler = require("kong.plugins.base_plugin"):extend()

Handler.VERSION = "1.0.0"
Handler.PRIORITY = 1000

return Handler
