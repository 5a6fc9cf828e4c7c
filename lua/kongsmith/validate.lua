--- Validate: asks the schema of one plugin about configurations, one after the
-- other.

local host = require "kongsmith.host"
local json_text = require "kongsmith.json_text"
local plugin_schema = require "kongsmith.plugin_schema"

local validate = {}


local function check_memory(text)
  if text == "not enough memory" then
    host.out_of_memory()
  end
end


-- One answer as JSON texts: `value` and `entity`, `error`, or `raised`.
local function answer(definition, raised, input)
  if raised ~= nil then
    return { raised = type(raised) == "table" and json_text.of_error(raised) or nil,
             raised_text = type(raised) ~= "table" and tostring(raised) or nil }
  end
  local config = input.config
  local result = plugin_schema.validate(definition, config, input.extra)
  if result.raised ~= nil then
    check_memory(result.raised)
    return answer(nil, result.raised)
  elseif not result.ok then
    return { error = json_text.of_error(result.error) }
  end
  return { value = json_text.of_value(result.value), entity = result.entity and json_text.of_value(result.entity) }
end


--- Loads the schema of the plugin `name`. Returns the loader's verdict (`ok`,
-- `stage`, `message`, `error_json`, `is_missing`), and a function from `{ config, extra }` to an answer
-- unless there is no schema module.
function validate.plugin(name)
  local module_name = "kong.plugins." .. name .. ".schema"
  local loaded = plugin_schema.load(name, function() return require(module_name) end)
  check_memory(loaded.message)
  if not loaded.ok then
    check_memory(loaded.raised)
  end
  local verdict = { ok = loaded.ok, stage = loaded.stage, message = loaded.message,
                    error_json = type(loaded.error) == "table" and json_text.of_error(loaded.error) or nil,
                    is_missing = host.foreign[module_name] == "missing" }
  return verdict, function(input)
    return answer(loaded.definition, not loaded.definition and loaded.raised or nil, input)
  end
end


return validate
