--- Plugin loader: finds the entities of a plugin and checks their schemas.

local Entity = require "kong.db.schema.entity"
local MetaSchema = require "kong.db.schema.metaschema"
local is_array = require("kong.tools.table").is_array
local load_module_if_exists = require("kong.tools.module").load_module_if_exists

local plugin_loader = {}


--- The schema object of an entity that the plugin `name` defines; nil and a
-- text when it is invalid. `errors` is an object of `kong.db.errors`.
function plugin_loader.load_entity_schema(name, definition, errors)
  local text = "schema of custom plugin entity '%s.%s' is invalid: %s"
  local ok, err = MetaSchema:validate(definition)
  if not ok then
    return nil, text:format(name, definition.name, tostring(errors:schema_violation(err)))
  end
  local schema
  schema, err = Entity.new(definition)
  if not schema then
    return nil, text:format(name, definition.name, err)
  end
  return schema
end


--- What `load` makes of each entity of the plugin's `daos` module, by entity
-- name; nil and a text when one is invalid. A plugin may have none.
function plugin_loader.load_entities(name, errors, load)
  local found, daos = load_module_if_exists("kong.plugins." .. name .. ".daos")
  if not found then
    return {}
  end
  if not is_array(daos, "strict") then
    return nil, ("custom plugin '%s' returned non-array daos definition table"):format(name)
  end
  local entities = {}
  for i = 1, #daos do
    local loaded, err = load(name, daos[i], errors)
    if err then
      return nil, err
    end
    entities[daos[i].name] = loaded
  end
  return entities
end


return plugin_loader
