--- Load: what Kong does with one plugin when it starts. Answers with Kong's
-- verdict and with what is known of the plugin even where Kong refuses it.

local host = require "kongsmith.host"

local error_text = require "kongsmith.error_text"
local load_module_if_exists = require("kong.tools.module").load_module_if_exists
local libraries = require "kongsmith.libraries"
local plugin_loader = require "kong.db.schema.plugin_loader"
local unjudged = require "kongsmith.unjudged"

local ipairs, next, pairs, pcall, select, tostring, type = ipairs, next, pairs, pcall, select, tostring, type
local find = string.find

local load = {}

local PHASES = {
  "init_worker", "configure", "certificate", "rewrite", "access", "response", "header_filter", "body_filter", "log",
  "preread", "ws_handshake", "ws_client_frame", "ws_upstream_frame", "ws_close",
}


local function refused(stage, message)
  return { ok = false, stage = stage, error = message, message = message }
end


-- What a VERSION field is to Kong: the first run of digits and dots, as at most
-- three numbers; nil where there is none.
local function read_version(version)
  if type(version) ~= "string" then
    return nil
  end
  local run = (version:match("[%d.]+") or ""):gsub("^%.", ""):gsub("%.$", "")
  local count = 0
  for element in (run .. "."):gmatch("([^.]*)%.") do
    if element == "" then
      return nil
    end
    count = count + 1
  end
  return version:find("[%d.]") and count <= 3 and run or nil
end


local function is_stand_in(value)
  return host.stand_in_path(value) ~= nil
end


local function is_valid_priority(priority)
  return type(priority) == "number" and priority == math.floor(priority) and math.abs(priority) ~= math.huge
end


-- What Kong refuses about a handler, in the order in which it looks: the field
-- that is wrong and the message. Of a handler that a stand-in made, that is what
-- the plugin itself put into it.
local function handler_problems(name, handler)
  local problems = {}
  local function refuse(field, message, ...)
    problems[#problems + 1] = { field = field, message = message:format(name, ...) }
  end
  local priority, version = handler.PRIORITY, handler.VERSION
  if not is_valid_priority(priority) and not is_stand_in(priority) then
    refuse("PRIORITY", "Plugin %q cannot be loaded because its PRIORITY field is not "
      .. "a valid integer number, got: %q.\n", tostring(priority))
  end
  if not read_version(version) and not is_stand_in(version) then
    refuse("VERSION", "Plugin %q cannot be loaded because its VERSION field does not "
      .. "follow the \"x.y.z\" format, got: %q.\n", tostring(version))
  end
  local function implements(phase)
    return type(handler[phase]) == "function"
  end
  if implements("response") and (implements("header_filter") or implements("body_filter")) then
    refuse("response", "Plugin %q can't be loaded because it implements both `response` "
      .. "and `header_filter` or `body_filter` methods.\n")
  end
  return problems
end


local function check_handler(plugin, name, handler)
  if type(handler) == "string" then
    return nil
  elseif type(handler) ~= "table" then
    return refused("crash", ("attempt to index local 'handler' (a %s value)"):format(type(handler)))
  end
  plugin.handler_problems = handler_problems(name, handler)
  local first = plugin.handler_problems[1]
  return first and refused("handler", first.message)
end


local function describe_handler(plugin, handler)
  if type(handler) ~= "table" then
    return
  end
  local function field(key)
    local ok, value = pcall(function() return handler[key] end)
    return ok and not is_stand_in(value) and value or nil
  end
  plugin.version = type(field("VERSION")) == "string" and field("VERSION") or nil
  plugin.priority = type(field("PRIORITY")) == "number" and field("PRIORITY") or nil
  for _, phase in ipairs(PHASES) do
    if type(field(phase)) == "function" then
      plugin.phases[#plugin.phases + 1] = phase
    end
  end
end


-- Whether something in `value` is not known because a module is a stand-in.
local function holds_stand_ins(value, seen)
  if type(value) ~= "table" or seen[value] then
    return false
  end
  seen[value] = true
  if is_stand_in(value) then
    return true
  end
  for key, inner in next, value do
    if holds_stand_ins(inner, seen) or is_stand_in(key) then
      return true
    end
  end
  return false
end


-- Loads a module of the plugin. What it did to Lua's libraries is not done to the code of Kong's that goes on with it.
local function load_module(name)
  local exists, value = load_module_if_exists(name)
  libraries.put_back()
  return exists, value
end


-- Loads a module that a plugin may have. That there is none is nothing missing.
local function load_optional(plugin_name, module)
  local name = "kong.plugins." .. plugin_name .. "." .. module
  local before = host.foreign[name]
  local exists, value = load_module(name)
  if not exists then
    host.foreign[name] = before
  end
  return exists, value
end


local function load_schema(plugin, name)
  local module_name = "kong.plugins." .. name .. ".schema"
  local exists, schema = load_module(module_name)
  if not exists then
    return refused("subschema", "no configuration schema found for plugin: " .. name)
  end
  if type(schema) == "table" then
    plugin.schema = schema
    if holds_stand_ins(schema, {}) then
      plugin.is_schema_known = false
      return { ok = true }
    end
  end
  plugin.is_schema_known = true
  local loaded = require("kongsmith.plugin_schema").load(name, function() return schema end)
  if type(loaded.error) == "table" then
    loaded.error_json = require("kongsmith.json_text").of_error(loaded.error)
  end
  if type(loaded.message) == "string" then
    error_text.check_memory(loaded.message)
  end
  return { ok = loaded.ok, stage = loaded.stage, error = loaded.error, message = loaded.message,
           error_json = loaded.error_json }
end


-- Makes the schema of one entity and looks for the module that it is kept with.
local function load_entity(name, definition, errors)
  if type(definition) == "table" and holds_stand_ins(definition, {}) then
    return true
  end
  local schema, err = plugin_loader.load_entity_schema(name, definition, errors)
  if schema and type(definition.dao) == "string" then
    require(definition.dao)
  end
  return schema, err
end


local function load_entities(plugin, name)
  local exists, daos = load_optional(name, "daos")
  if not exists then
    return nil
  end
  plugin.has_daos = true
  if is_stand_in(daos) then
    return nil
  end
  for _, definition in ipairs(type(daos) == "table" and daos or {}) do
    if type(definition) == "table" then
      plugin.entities[#plugin.entities + 1] = tostring(definition.name)
    end
  end
  -- what entities of plugins refer to
  require "kongsmith.plugin_schema"
  local _, err = plugin_loader.load_entities(name, require("kong.db.errors").new(), load_entity)
  return err and refused("daos", err) or nil
end


local function list_migrations(plugin, name)
  local ok, exists, migrations = pcall(load_optional, name, "migrations")
  if ok and exists and type(migrations) == "table" and not is_stand_in(migrations) then
    plugin.migrations = {}
    for _, migration in ipairs(migrations) do
      plugin.migrations[#plugin.migrations + 1] = tostring(migration)
    end
  end
end


-- A part that Kong may load: it failed after it used `cause`.
local function not_judged(cause, message)
  return { ok = true, not_judged = { name = cause.name, file = cause.file, line = cause.line, message = message } }
end


-- What Kong says to the `part` of a plugin that `load_part` loads.
local function verdict_on(part, load_part, plugin, name)
  host.enter(host.own["kong.plugins." .. name .. "." .. part])
  unjudged.take()
  -- What another part asked outside is no excuse, unless this one comes to know of it.
  host.set_aside(not libraries.have_additions())
  local before = host.uses()
  local called, verdict = pcall(load_part, plugin, name)
  libraries.put_back()
  local raised
  if not called then
    local text = error_text.of(verdict)
    raised = text
    verdict = refused(find(text, "^error loading module") and "module" or "crash", text)
  elseif verdict and verdict.stage == "module" or verdict and verdict.stage == "crash" then
    raised = verdict.message
  end
  local cause = unjudged.take()
  if cause and cause.message and (not verdict or verdict.ok) then
    return not_judged(cause, cause.message)
  elseif verdict and not verdict.ok then
    cause = unjudged.cause(before, raised)
    return cause and not_judged(cause, verdict.message) or verdict
  end
  return verdict
end


local function load_handler(plugin, name)
  local exists, handler = load_module("kong.plugins." .. name .. ".handler")
  if not exists then
    return refused("module", name .. " plugin is enabled but not installed;\nno plugin found")
  end
  describe_handler(plugin, handler)
  return check_handler(plugin, name, handler)
end


-- The first refusal; without one, the first part that is not judged.
local function first_worth_telling(...)
  local found
  for position = 1, 3 do
    local verdict = select(position, ...)
    if verdict and not verdict.ok then
      return verdict
    end
    found = found or verdict and verdict.not_judged and verdict
  end
  return found
end


-- Kong stops at the first part that it refuses; all of them are judged.
local function judge(plugin, name)
  local handler = verdict_on("handler", load_handler, plugin, name)
  local schema = verdict_on("schema", load_schema, plugin, name)
  local entities = verdict_on("daos", load_entities, plugin, name)
  if handler and handler.not_judged then
    plugin.handler_problems = nil
  end
  plugin.schema_verdict, plugin.entities_verdict = schema, entities
  plugin.raised_by_default = type(host.raised_by_default) == "string" and host.raised_by_default or nil
  plugin.verdict = first_worth_telling(handler, schema, entities) or { ok = true }
end


local function names(set, kind)
  local list = {}
  for name, value in pairs(set) do
    if value == kind then
      list[#list + 1] = name
    end
  end
  table.sort(list)
  return list
end


--- Loads the plugin `name` as Kong does.
--
-- Returns a table: `verdict` (`ok`, `stage`, `error`, `message`, and
-- `error_json` where `error` is a table), `version`, `priority`, `phases`,
-- `handler_problems` (all that Kong refuses about the handler: `field`, `message`),
-- `schema_verdict` and `entities_verdict` for these parts by themselves (nil where there are no entities to refuse),
-- `schema` as it was returned, `is_schema_known`, `has_daos`, `entities`,
-- `raised_by_default` (what a validator raised at a default of its field),
-- `migrations`, and the modules that were required: `own`, `installed`,
-- `shipped`, `third_party`, `missing`.
function load.plugin(name)
  local plugin = { phases = {}, entities = {} }
  judge(plugin, name)
  list_migrations(plugin, name)
  plugin.has_api = pcall(load_optional, name, "api") and host.found[
    "kong.plugins." .. name .. ".api"] ~= nil
  libraries.put_back()
  plugin.own = names(host.found, "own")
  plugin.installed = names(host.found, "installed")
  plugin.shipped = names(host.foreign, "shipped")
  plugin.third_party = names(host.foreign, "third-party")
  plugin.missing = names(host.foreign, "missing")
  return plugin
end


--- Those of the modules that are nowhere: `third_party` and `missing`, as above. None is loaded.
function load.nowhere(...)
  local found = { third_party = {}, missing = {} }
  for _, name in ipairs({ ... }) do
    local how = host.missing(name)
    local list = how == "third-party" and found.third_party or how and found.missing
    if list then
      list[#list + 1] = name
    end
  end
  return found
end


return load
