--- Plugin schema: loads the schema of a plugin and validates configurations.
-- The answers are those of a running Kong for the same schema: `load` what
-- Kong says when it starts with the plugin, `validate` what it says to a
-- configuration. The plugins entity is built once per process, a plugin's
-- subschema once per load.

local Entity = require "kong.db.schema.entity"
local Errors = require "kong.db.errors"
local error_text = require "kongsmith.error_text"
local host = require "kongsmith.host"
local libraries = require "kongsmith.libraries"
local MetaSchema = require "kong.db.schema.metaschema"
local module = require "kong.tools.module"
local repeatable = require "kongsmith.repeatable"
local uuid = require("kong.tools.uuid").uuid

local pairs = pairs
local pcall = pcall
local tostring = tostring
local type = type
local null = ngx.null

local plugin_schema = {}

local errors = Errors.new()

require "kong.db.schema.entities.known"
local plugins = assert(Entity.new(require "kong.db.schema.entities.plugins"))

-- Answers of a plugin entity of which nothing but `config` was given.
local USUAL = {
  enabled = true,
  instance_name = null,
  tags = null,
  route = null,
  service = null,
  consumer = null,
}
local USUAL_PROTOCOLS = { "grpc", "grpcs", "http", "https" }
local GENERATED = { id = true, name = true, config = true, created_at = true, updated_at = true }

-- definition -> true, when its subschema may serve several validations
local repeated = setmetatable({}, { __mode = "k" })
-- the definition whose subschema is registered now, by name
local registered = setmetatable({}, { __mode = "v" })


local function failure(stage, err, message)
  return { ok = false, stage = stage, error = err, message = message or err }
end


-- Runs the module as `require` does. Returns its value, or nil and a failure.
local function run_module(name, source, path)
  local module_name = "kong.plugins." .. name .. ".schema"
  local prefix = "error loading module '" .. module_name .. "':\n"
  local chunk = source
  if type(source) == "string" then
    local err
    chunk, err = loadstring(source, "@" .. path)
    if not chunk then
      local text = ("error loading module '%s' from file '%s':\n\t%s"):format(module_name, path, err)
      local failed = failure("module", prefix .. text)
      failed.raised = text
      return nil, failed
    end
  end

  local ok, value = pcall(chunk, module_name)
  libraries.put_back()
  if not ok then
    local failed = failure("module", error_text.of(module.failure(module_name, value)))
    failed.raised = type(value) == "table" and value or error_text.of(value)
    return nil, failed
  end
  if value == nil then
    value = true -- what `require` answers for a module without a value
  end
  return value
end


-- Registers the subschema of `definition`. Raises as Kong's test helper does.
local function register(name, definition)
  assert(plugins:new_subschema(name, definition))
  registered[name] = definition
end


local function check(name, definition)
  local ok, err = MetaSchema.MetaSubSchema:validate(definition)
  if not ok then
    return failure("metaschema", err, tostring(errors:schema_violation(err)))
  end
  ok, err = Entity.new_subschema(plugins, name, definition)
  if not ok then
    return failure("subschema", "error initializing schema for plugin: " .. err)
  end
  registered[name] = definition
  return { ok = true }
end


--- Loads the schema of the plugin `name`. `schema` is the text of schema.lua,
-- a function that stands for it, or the table that it returns; `path` is the
-- name of the file in errors.
--
-- Returns `{ ok, stage, error, message, definition, raised }`. `stage` is
-- "module", "metaschema", "subschema" or "crash"; `error` a table for the
-- metaschema and a text otherwise; `message` the text of the loader.
-- `definition` is the schema for `validate` even when its load failed, nil
-- when the module did (`raised` is its error then).
function plugin_schema.load(name, schema, path)
  local definition = schema
  if type(schema) ~= "table" then
    local failed
    path = path or ("kong/plugins/" .. name .. "/schema.lua")
    definition, failed = run_module(name, schema, path)
    if failed then
      return failed
    end
  end

  local called, result = pcall(check, name, definition)
  if not called then
    result = failure("crash", error_text.of(result))
  end
  result.definition = definition
  return result
end


-- The fields of the entity beside `config`, or nil when they are the usual
-- ones.
local function other_fields(entity)
  local others, is_usual = {}, true
  for name, value in pairs(entity) do
    if not GENERATED[name] then
      others[name] = value
      if name ~= "protocols" and USUAL[name] ~= value then
        is_usual = false
      end
    end
  end
  for name in pairs(USUAL) do
    is_usual = is_usual and others[name] ~= nil
  end

  local protocols = others.protocols
  is_usual = is_usual and type(protocols) == "table" and #protocols == #USUAL_PROTOCOLS
  for i = 1, is_usual and #USUAL_PROTOCOLS or 0 do
    is_usual = is_usual and protocols[i] == USUAL_PROTOCOLS[i]
  end
  return not is_usual and others or nil
end


-- Registers the subschema again unless the one of the last validation will do.
local function prepare(definition)
  local name = definition.name
  if repeated[definition] == nil then
    register(name, definition)
    repeated[definition] = repeatable.is(definition)
  elseif not repeated[definition] or registered[name] ~= definition then
    register(name, definition)
  end
end


--- As `spec.helpers.validate_plugin_config_schema`: the processed plugin entity,
-- or nil and the errors by field. Raises where Kong raises.
function plugin_schema.validate_entity(config, definition, extra)
  prepare(definition)
  local entity = { id = uuid(), name = definition.name, config = config }
  for name, value in pairs(extra or {}) do
    entity[name] = value
  end

  local processed, err = plugins:process_auto_fields(entity, "insert")
  if err then
    return nil, err
  end
  local ok
  ok, err = plugins:validate_insert(processed)
  if not ok then
    return nil, err
  end
  return processed
end


--- Validates one configuration. `definition` comes from `load`; `config` is the
-- configuration, nil when the plugin has none; `extra` further fields of the
-- plugin, such as protocols.
--
-- Returns `{ ok = true, value, entity }` with the processed configuration, and
-- the other fields unless they are the usual ones; `{ ok = false, error }` with
-- the errors by field, from the plugin entity on; or `{ ok = false, raised }`
-- with what Kong would raise.
function plugin_schema.validate(definition, config, extra)
  local called, entity, err = pcall(plugin_schema.validate_entity, config, definition, extra)
  if not called then
    return { ok = false, raised = type(entity) == "table" and entity or error_text.of(entity) }
  end
  if not entity then
    return { ok = false, error = err }
  end
  local value = entity.config
  if value == nil then
    value = null
  end
  return { ok = true, value = value, entity = other_fields(entity) }
end


return plugin_schema
