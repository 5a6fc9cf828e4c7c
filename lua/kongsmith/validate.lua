--- Validate: asks the schema of one plugin about configurations, one after the
-- other.

local deprecation_notice = require "kong.db.schema.deprecation_notice"
local check_memory = require("kongsmith.error_text").check_memory
local host = require "kongsmith.host"
local json_text = require "kongsmith.json_text"
local plugin_schema = require "kongsmith.plugin_schema"
local unjudged = require "kongsmith.unjudged"

local validate = {}


-- One answer as JSON texts: `value` and `entity`, `error`, or `raised`; in
-- `not_judged` what it depends on, and in `deprecated` what Kong logs about it.
local function answer(definition, raised, input)
  if raised ~= nil then
    return { raised = type(raised) == "table" and json_text.of_error(raised) or nil,
             raised_text = type(raised) ~= "table" and tostring(raised) or nil }
  end
  unjudged.take()
  deprecation_notice.take()
  local before = host.uses()
  local result = plugin_schema.validate(definition, input.config, input.extra)
  local given
  if result.raised ~= nil then
    check_memory(result.raised)
    given = answer(nil, result.raised)
  elseif not result.ok then
    given = { error = json_text.of_error(result.error) }
  else
    given = { value = json_text.of_value(result.value), entity = result.entity and json_text.of_value(result.entity) }
  end
  given.not_judged = unjudged.take() or host.use_after(before)
  given.deprecated = deprecation_notice.take()
  return given
end


--- Loads the schema of the plugin `name`. Returns the loader's verdict (`ok`,
-- `stage`, `message`, `error_json`, `is_missing`, `not_judged`), and a function from `{ config, extra }` to an answer
-- unless there is no schema module.
function validate.plugin(name)
  local module_name = "kong.plugins." .. name .. ".schema"
  local before = host.uses()
  local loaded = plugin_schema.load(name, function() return require(module_name) end)
  check_memory(loaded.message)
  if not loaded.ok then
    check_memory(loaded.raised)
  end
  local verdict = { ok = loaded.ok, stage = loaded.stage, message = loaded.message,
                    error_json = type(loaded.error) == "table" and json_text.of_error(loaded.error) or nil,
                    is_missing = host.foreign[module_name] == "missing" }
  verdict.not_judged = unjudged.take()
  if not loaded.ok then
    local is_raised = loaded.stage == "module" or loaded.stage == "crash"
    verdict.not_judged = unjudged.cause(before, is_raised and loaded.message or nil)
    verdict.is_unknown = verdict.not_judged and not loaded.definition
    if verdict.not_judged then
      verdict.ok, verdict.not_judged.message = true, loaded.message
    end
  end
  return verdict, function(input)
    return answer(loaded.definition, not loaded.definition and loaded.raised or nil, input)
  end
end


return validate
