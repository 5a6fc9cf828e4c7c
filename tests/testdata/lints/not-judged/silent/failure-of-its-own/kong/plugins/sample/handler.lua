local templates = require "resty.http"

local limits = nil

return { VERSION = "1.0.0", PRIORITY = limits.priority, templates = templates }
