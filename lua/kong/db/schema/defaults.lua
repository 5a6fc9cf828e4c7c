--- Defaults: the value of a field that was not given.

local cjson = require "cjson"
local deep_copy = require("kong.tools.table").cycle_aware_deep_copy
local record = require "kong.db.schema.record"

local getmetatable = getmetatable
local setmetatable = setmetatable
local type = type
local null = ngx.null

local defaults = {}


--- The value for a missing field.
-- A default is copied; an optional field is null; a required record is built
-- from its own defaults; anything else stays nil and fails the validation.
-- `value` is what the field holds now, nil or null.
-- `opts.no_defaults` leaves defaults out.
function defaults.of(definition, value, opts)
  local default = definition.default
  if default ~= nil and not (opts and opts.no_defaults) then
    local kind = definition.type
    local copy = deep_copy(default)
    if (kind == "array" or kind == "set") and type(copy) == "table" and not getmetatable(copy) then
      setmetatable(copy, cjson.array_mt)
    end
    return copy
  end

  -- only fields of the metaschema are nilable
  if definition.nilable then
    return value
  end
  if definition.required ~= true then
    return null
  end
  if definition.abstract or definition.type ~= "record" then
    return nil
  end
  return record.schema_of(definition):process_auto_fields({}, "insert")
end


return defaults
