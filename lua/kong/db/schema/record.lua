--- Record: the schema of a record field.
-- A record definition is itself a schema: it has fields, entity checks and
-- shorthand fields. Its schema object is built once per definition table.

local record = {}

local schemas = setmetatable({}, { __mode = "k" })

local new


--- Set by `kong.db.schema`, which needs this module to be loaded first.
function record.use_constructor(constructor)
  new = constructor
end


--- The schema object of the record `definition`.
-- It works on a copy, unless the definition is `shared`, as those of the
-- metaschema are: they contain themselves and are never changed.
-- Raises when the definition is unusable, such as a foreign field to an
-- entity that does not exist: Kong fails there too, on every validation.
function record.schema_of(definition)
  local field_schema = schemas[definition]
  if not field_schema then
    local err
    field_schema, err = new(definition)
    if not field_schema then
      error(err, 0)
    end
    schemas[definition] = field_schema
  end
  return field_schema
end


return record
