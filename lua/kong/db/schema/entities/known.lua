--- Known: the entities that foreign fields can refer to. Requiring this module
-- makes schemas of them. Some are described in full, by files beside this one;
-- of the others, which plugins hardly refer to, only the key is known.

local Schema = require "kong.db.schema"
local typedefs = require "kong.db.schema.typedefs"

-- In the order in which they refer to one another.
local IN_FULL = { "consumers", "certificates", "services", "routes" }

local BY_KEY = [[
  workspaces snis upstreams targets ca_certificates clustering_data_planes vaults sm_vaults key_sets keys filter_chains
  acls acme_storage basicauth_credentials hmacauth_credentials jwt_secrets keyauth_credentials
  oauth2_authorization_codes oauth2_credentials oauth2_tokens sessions
]]


for _, name in ipairs(IN_FULL) do
  assert(Schema.new(require("kong.db.schema.entities." .. name)))
end

for name in BY_KEY:gmatch("%S+") do
  assert(Schema.new({ name = name, primary_key = { "id" }, fields = { { id = typedefs.uuid } } }))
end

for name, key in pairs({ tags = "tag", parameters = "key" }) do
  assert(Schema.new({
    name = name,
    primary_key = { key },
    fields = { { [key] = { type = "string", required = true } } },
  }))
end


return true
