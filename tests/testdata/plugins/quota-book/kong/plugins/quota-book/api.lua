local endpoints = require "kong.api.endpoints"

local kong = kong


local grants_schema = kong.db.quota_grants.schema
local consumers_schema = kong.db.consumers.schema


return {
  ["/consumers/:consumers/quota-grants"] = {
    schema = grants_schema,
    methods = {
      GET = endpoints.get_collection_endpoint(grants_schema, consumers_schema, "consumer"),
      POST = endpoints.post_collection_endpoint(grants_schema, consumers_schema, "consumer"),
    },
  },

  -- Begins a new accounting period.
  ["/quota-grants/:quota_grants/reset"] = {
    schema = grants_schema,
    methods = {
      POST = function(self, db)
        local grant, _, err_t = endpoints.select_entity(self, db, grants_schema)
        if err_t then
          return endpoints.handle_error(err_t)
        end
        if not grant then
          return kong.response.exit(404, { message = "Not found" })
        end

        local updated
        updated, _, err_t = db.quota_grants:update({ id = grant.id }, { used = 0 })
        if err_t then
          return endpoints.handle_error(err_t)
        end

        return kong.response.exit(200, updated)
      end,
    },
  },
}
