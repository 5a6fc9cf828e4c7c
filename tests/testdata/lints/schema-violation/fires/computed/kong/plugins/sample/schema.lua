local typedefs = require "kong.db.schema.typedefs"

local limits = require "kong.plugins.sample.limits"

local names = { "first", "second" }
local redis = limits.redis
local fields = {
  { timeout = typedefs.timeout { default = 10, requird = true } },
  { redis = redis },
}

for _, name in ipairs(names) do
  table.insert(fields, { [name] = { type = "string", minimum = 1 } })
end
table.insert(fields, { window = { type = "integer", maximum = 10 } })

local schema = { name = "sample", fields = {} }

schema.fields[1] = { protocols = typedefs.protocols_http }
schema.fields[2] = { config = { type = "record", fields = fields } }

return schema
