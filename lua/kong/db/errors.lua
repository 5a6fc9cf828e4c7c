--- Errors: the error tables of the database layer and their texts.
-- `Errors.new(strategy)` makes an object whose methods build error tables with
-- code, name, message and fields; `tostring` of one is its message, after the
-- strategy if there is one.

local write = require "kongsmith.penlight.table_writer"

local concat = table.concat
local format = string.format
local pairs = pairs
local setmetatable = setmetatable
local sort = table.sort
local tostring = tostring
local type = type
local null = ngx.null

local Errors = {}

-- In the order of their codes, which begin at 1.
local KINDS = {
  { "INVALID_PRIMARY_KEY", "invalid primary key" },
  { "SCHEMA_VIOLATION", "schema violation" },
  { "PRIMARY_KEY_VIOLATION", "primary key violation" },
  { "FOREIGN_KEY_VIOLATION", "foreign key violation" },
  { "UNIQUE_VIOLATION", "unique constraint violation" },
  { "NOT_FOUND", "not found" },
  { "INVALID_OFFSET", "invalid offset" },
  { "DATABASE_ERROR", "database error" },
  { "INVALID_SIZE", "invalid size" },
  { "INVALID_UNIQUE", "invalid unique %s" },
  { "INVALID_OPTIONS", "invalid options" },
  { "OPERATION_UNSUPPORTED", "operation unsupported" },
  { "FOREIGN_KEYS_UNRESOLVED", "foreign keys unresolved" },
  { "DECLARATIVE_CONFIG", "invalid declarative configuration" },
  { "TRANSFORMATION_ERROR", "transformation error" },
  { "INVALID_FOREIGN_KEY", "invalid foreign key" },
  { "INVALID_WORKSPACE", "invalid workspace" },
  { "INVALID_UNIQUE_GLOBAL", "invalid global query" },
  { "REFERENCED_BY_OTHERS", "referenced by others" },
  { "INVALID_SEARCH_QUERY", "invalid search query" },
}

--- Code by name of the kind.
Errors.codes = {}

--- Readable name by code.
Errors.names = {}

for code, kind in ipairs(KINDS) do
  Errors.codes[kind[1]] = code
  Errors.names[code] = kind[2]
end

local codes = Errors.codes

local error_metatable = {
  __tostring = function(err)
    local message = err.message
    if message == nil or message == null then
      message = err.name
    end
    return err.strategy and format("[%s] %s", err.strategy, message) or message
  end,
  __concat = function(a, b)
    return tostring(a) .. tostring(b)
  end,
}


local function build(self, code, message, fields, name)
  local err = {
    code = code,
    name = name or Errors.names[code],
    message = message or null,
    strategy = self.strategy,
  }
  if fields then
    local copy = {}
    for key, value in pairs(fields) do
      copy[key] = value
    end
    err[code == codes.INVALID_OPTIONS and "options" or "fields"] = copy
  end
  return setmetatable(err, error_metatable)
end


-- Keys of different types cannot be sorted: this raises, as in Kong.
local function sorted(errors)
  local keys = {}
  for key in pairs(errors) do
    keys[#keys + 1] = key
  end
  sort(keys)
  return keys
end


-- "field: text" for each error, "field.sub: text" for those a level below.
-- What is deeper is printed as a table.
local function describe(errors)
  local texts = {}
  for _, err in pairs(errors["@entity"] or {}) do
    texts[#texts + 1] = err
  end
  for _, field in ipairs(sorted(errors)) do
    local err = errors[field]
    if field == "@entity" then
      err = {}
    end
    if type(err) == "table" then
      for _, sub in ipairs(sorted(err)) do
        local value = err[sub]
        if type(value) == "table" then
          value = write(value)
        end
        texts[#texts + 1] = format("%s.%s: %s", field, sub, value)
      end
    else
      texts[#texts + 1] = format("%s: %s", field, err)
    end
  end
  return texts
end


local function counted(texts, one, many)
  if #texts == 1 then
    return format("%s (%s)", one, texts[1])
  end
  return format("%d %s (%s)", #texts, many, concat(texts, "; "))
end


local methods = {}


--- The errors of a validation.
function methods:schema_violation(errors)
  local message = counted(describe(errors), "schema violation", "schema violations")
  return build(self, codes.SCHEMA_VIOLATION, message, errors)
end


--- Options of a query that do not exist or have the wrong type.
function methods:invalid_options(errors)
  local message = counted(describe(errors), "invalid option", "option violations")
  return build(self, codes.INVALID_OPTIONS, message, errors)
end


--- A primary key that is incomplete or has other fields.
function methods:invalid_primary_key(key)
  local message = format("invalid primary key: '%s'", write(key, ""))
  return build(self, codes.INVALID_PRIMARY_KEY, message, key)
end


--- A foreign key that is incomplete or has other fields.
function methods:invalid_foreign_key(key)
  local message = format("invalid foreign key: '%s'", write(key, ""))
  return build(self, codes.INVALID_FOREIGN_KEY, message, key)
end


--- An entity that exists already under this primary key.
function methods:primary_key_violation(key)
  local message = format("primary key violation on key '%s'", write(key, ""))
  return build(self, codes.PRIMARY_KEY_VIOLATION, message, key)
end


--- A foreign key that leads to no entity of `parent_name`.
function methods:foreign_key_violation_invalid_reference(key, field, parent_name)
  local message = format("the foreign key '%s' does not reference an existing '%s' entity.",
                         write(key, ""), parent_name)
  return build(self, codes.FOREIGN_KEY_VIOLATION, message, { [field] = key })
end


--- An entity that cannot go because others refer to it.
function methods:foreign_key_violation_restricted(parent_name, child_name)
  local message = format("an existing '%s' entity references this '%s' entity", child_name, parent_name)
  return build(self, codes.FOREIGN_KEY_VIOLATION, message, { ["@referenced_by"] = child_name })
end


--- Foreign keys of which the entity cannot be found. Each error is a text, or
-- `{ name, value, parent }` for an entity of `parent` that was looked up.
function methods:foreign_keys_unresolved(errors)
  local template = "the foreign key cannot be resolved with '%s' for an existing '%s' entity"
  for _, err in pairs(errors) do
    for key, value in pairs(type(err) == "table" and err or {}) do
      if type(value) == "table" then
        err[key] = format(template, write({ [value.name] = value.value }, ""), value.parent)
      end
    end
  end
  local message = counted(describe(errors), "foreign key unresolved", "foreign keys unresolved")
  return build(self, codes.FOREIGN_KEYS_UNRESOLVED, message, errors)
end


--- A value of a unique field that another entity has.
function methods:unique_violation(key)
  local shown = write(key, ""):gsub("\"userdata: NULL\"", "null")
  return build(self, codes.UNIQUE_VIOLATION, format("UNIQUE violation detected on '%s'", shown), key)
end


--- No entity under this primary key.
function methods:not_found(key)
  local message = format("could not find the entity with primary key '%s'", write(key, ""))
  return build(self, codes.NOT_FOUND, message, key)
end


--- No entity with these values.
function methods:not_found_by_field(filter)
  local message = format("could not find the entity with '%s'", write(filter, ""))
  return build(self, codes.NOT_FOUND, message, filter)
end


--- An offset that no page has.
function methods:invalid_offset(offset, reason)
  local message = format("'%s' is not a valid offset: %s", offset, reason)
  return build(self, codes.INVALID_OFFSET, message)
end


--- A unique field that cannot be searched by this value.
function methods:invalid_unique(name, reason)
  local kind = format(Errors.names[codes.INVALID_UNIQUE], name)
  return build(self, codes.INVALID_UNIQUE, reason, nil, kind)
end


--- A unique field that is not unique across workspaces.
function methods:invalid_unique_global(name)
  local message = format("unique key %s is invalid for global query", name)
  return build(self, codes.INVALID_UNIQUE_GLOBAL, message)
end


--- A workspace that does not exist.
function methods:invalid_workspace(id)
  return build(self, codes.INVALID_WORKSPACE, format("invalid workspace '%s'", id))
end


--- Errors of a declarative configuration.
function methods:declarative_config(errors)
  local message = format("declarative config is invalid: %s", write(errors, ""))
  return build(self, codes.DECLARATIVE_CONFIG, message, errors)
end


-- Kinds whose message is given by the caller.
for method, kind in pairs({
  database_error = "DATABASE_ERROR",
  transformation_error = "TRANSFORMATION_ERROR",
  invalid_size = "INVALID_SIZE",
  operation_unsupported = "OPERATION_UNSUPPORTED",
  referenced_by_others = "REFERENCED_BY_OTHERS",
  invalid_search_query = "INVALID_SEARCH_QUERY",
}) do
  methods[method] = function(self, message)
    return build(self, codes[kind], message or Errors.names[codes[kind]])
  end
end


-- A code or method by its name; the name of a kind in lower case is a function
-- that builds a plain error of that kind.
local object_metatable = {
  __index = function(self, key)
    local found = codes[key] or methods[key] or Errors[key]
    local code = not found and type(key) == "string" and codes[key:upper()]
    if code then
      return function()
        return build(self, code)
      end
    end
    return found
  end,
}


--- An object that builds errors; `strategy` names the database, nil for none.
function Errors.new(strategy)
  return setmetatable({ strategy = strategy }, object_metatable)
end


return Errors
