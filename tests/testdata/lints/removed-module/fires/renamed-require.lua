local require = require

return { VERSION = "1.0.0", PRIORITY = 10, errors = require "kong.dao.errors" }
