--- Auto fields: what is filled in before an entity is validated or shown.
-- Per record, recursively: shorthand fields are replaced, `auto` fields
-- generated, lists marked, missing fields given their defaults. With the
-- context "select" it prepares a stored entity for use instead: nulls go, and
-- vault references are resolved.

local copy_with_shared = require("kong.tools.table").copy_with_shared
local defaults = require "kong.db.schema.defaults"
local random_string = require("kong.tools.rand").random_string
local record = require "kong.db.schema.record"
local references = require "kong.db.schema.references"
local sequence = require "kong.db.schema.sequence"
local shorthand = require "kong.db.schema.shorthand"
local uuid = require("kong.tools.uuid").uuid

local floor = math.floor
local pairs = pairs
local type = type
local null = ngx.null

local auto_fields = {}

-- fn(schema, data, call): a call is `{ context, nulls, opts, shared }`, what
-- `auto_fields.process` was asked for and the `shared` tables of its copy
local fill


local function now(kind, current)
  if kind == "number" then
    ngx.update_time()
    return ngx.now()
  end
  if kind == "integer" then
    ngx.update_time()
    return ngx.time()
  end
  return current
end


-- The value of an `auto` field in `context`.
local function generate(name, definition, value, context)
  local creating = context == "insert" or context == "upsert"
  if definition.uuid then
    if creating and value == nil then
      return uuid()
    end
  elseif definition.type == "string" then
    if creating and value == nil then
      return random_string()
    end
  elseif name == "created_at" then
    if creating and (value == nil or value == null) then
      return now(definition.type, value)
    end
  elseif name == "updated_at" then
    if creating or context == "update" then
      return now(definition.type, value)
    end
  end
  return value
end


local function wants_record(definition, value, context)
  if value == null then
    return false
  end
  return value ~= nil or (context ~= "update" and definition.required == true)
end


-- The record in `value`, processed. It is worked on in place: the copy of the
-- whole entity was made before. Only a table that stands in several places
-- (`shared` by the copy) is copied once more, because each place may need
-- something else.
local function adjust_record(definition, value, call)
  local inner = call
  if call.context ~= "select" and (call.shared == nil or call.shared[value]) then
    inner = setmetatable({}, { __index = call })
    value, inner.shared = copy_with_shared(value)
  end
  return fill(record.schema_of(definition), value, inner)
end


-- Brings `value` into the form that `definition` describes. Returns it, or
-- nil and the errors of shorthand fields inside.
local function adjust(definition, value, call)
  local context, opts = call.context, call.opts
  if context == "select" and value == null and definition.required == true then
    return defaults.of(definition, value, opts)
  end
  if definition.abstract then
    return value
  end

  local kind = definition.type
  if kind == "record" then
    if wants_record(definition, value, context) then
      if not value then
        value = defaults.of(definition, value, opts)
        call = { context = context, nulls = call.nulls, opts = opts }
      end
      if type(value) == "table" then
        return adjust_record(definition, value, call)
      end
    end

  elseif type(value) == "table" then
    local inside
    if kind == "array" then
      value = sequence.as_array(value)
      inside = definition.elements
    elseif kind == "set" then
      value = sequence.as_set(value)
      inside = definition.elements
    elseif kind == "map" then
      inside = definition.values
    end
    if inside then
      -- pairs also for lists, which may have holes at this point
      for key, element in pairs(value) do
        value[key] = adjust(inside, element, call)
      end
    end
  end

  if value == nil and context ~= "update" then
    return defaults.of(definition, value, opts)
  end
  return value
end


-- A stored value as a reader gets it.
local function select_value(definition, value, nulls)
  if value == null and not nulls then
    return nil
  end
  if definition.type == "integer" and type(value) == "number" then
    return floor(value)
  end
  return value
end


-- Removes from a stored entity what its schema does not name.
local function drop_unknown(schema, data, nulls, opts, refs)
  if schema.ttl and data.ttl == null and not nulls then
    data.ttl = nil
  end
  for key in pairs(data) do
    local definition = schema.fields[key]
    if definition then
      if definition.type == "string" and (definition.len_min or 1) > 0
        and data[key] == "" and not (refs and refs[key])
      then
        data[key] = nulls and null or nil
      end
    elseif not ((key == "ttl" and schema.ttl)
      or (key == "ws_id" and opts and opts.show_ws_id)
      or shorthand.is_replaced(schema, key))
    then
      data[key] = nil
    end
  end
  data["$refs"] = refs
end


-- Expands the shorthand fields of `data`. Returns the errors if there are any,
-- or nil, the table to go on with and the call to go on under.
local function expand_shorthands(schema, data, call)
  local expanded, errors = shorthand.expand(schema, data)
  if errors then
    return errors
  end
  if call.context == "select" then
    if not (call.opts and call.opts.hide_shorthands) then
      shorthand.add_replaced(schema, data)
    end
  elseif expanded then
    -- the values come from the schema's functions, which may use them again
    call = setmetatable({}, { __index = call })
    data, call.shared = copy_with_shared(data)
  end
  return nil, data, call
end


-- Processes `data` in place, unless shorthand fields need a copy.
function fill(schema, data, call)
  local context, nulls, opts = call.context, call.nulls, call.opts
  local is_select = context == "select"

  if schema.shorthand_fields then
    local errors
    errors, data, call = expand_shorthands(schema, data, call)
    if errors then
      return nil, errors
    end
  end

  local resolver = is_select and not nulls and references.resolver(data) or nil
  local has_immutable = false

  for name, definition in schema:each_field(data) do
    local value = data[name]
    if definition.auto and not is_select then
      value = generate(name, definition, value, context)
    end

    local err
    value, err = adjust(definition, value, call)
    if err then
      return nil, err
    end

    if is_select then
      value = select_value(definition, value, nulls)
      if resolver then
        value = resolver:resolve(name, definition, value)
      end
    elseif context == "update" and definition.immutable then
      has_immutable = true
    end
    data[name] = value
  end

  if not is_select then
    return data, nil, has_immutable
  end
  drop_unknown(schema, data, nulls, opts, resolver and resolver.refs)
  return data
end


--- A processed copy of `data` (for "select" the same table).
-- `context` is "insert", "update", "upsert" or "select"; `nulls` keeps null
-- values of a selected entity. Returns nil and a table by name when shorthand
-- fields are wrong; the third value says that an update names immutable
-- fields. Bound as `schema:process_auto_fields(data, context, nulls, opts)`.
function auto_fields.process(schema, data, context, nulls, opts)
  local call = { context = context, nulls = nulls, opts = opts }
  if context ~= "select" then
    data, call.shared = copy_with_shared(data)
  end
  return fill(schema, data, call)
end


return auto_fields
