--- Runs the recorded plugin schemas: luajit tests/schema/run.lua [--shuffle] [FILE.jsonl] [ID...]
-- Prints each difference and the score; exit 1 when there is one. With
-- `--shuffle` tables are visited in random order, which must change nothing.

-- as in the binary, whose hooks need the interpreter
require("jit").off()

local root = arg[0]:match("^(.*)tests/schema/run%.lua$") or "./"
if root == "" then
  root = "./"
end
package.path = root .. "lua/?.lua;" .. root .. "lua/?/init.lua;" .. root .. "tests/schema/?.lua;" .. package.path

local cjson = require "host"
for _, argument in ipairs(arg) do
  if argument == "--shuffle" then
    require "shuffle"
  end
end
local compare = require "compare"
local json_text = require "kongsmith.json_text"
local plugin_schema = require "kongsmith.plugin_schema"

local wanted, any_wanted, file = {}, false, root .. "tests/vectors/schema.jsonl"
for _, argument in ipairs(arg) do
  if argument:find("%.jsonl$") then
    file = argument
  elseif argument ~= "--shuffle" then
    wanted[argument] = true
    any_wanted = true
  end
end

local differences, checked = 0, 0


local function differ(case, what, expected, got)
  differences = differences + 1
  print(("%s %s\n  expected %s\n  got      %s"):format(case.id, what, expected, got))
end


-- Top-level keys of a recorded answer are null where there is nothing.
local function without_nulls(recorded)
  local copy = {}
  for key, value in pairs(recorded) do
    if value ~= cjson.null or key == "input" or (key == "value" and recorded.ok) then
      copy[key] = value
    end
  end
  return copy
end


local function decoded_error(err)
  if type(err) ~= "table" then
    return err
  end
  return cjson.decode(json_text.of_error(err))
end


local function check_load(case, loaded)
  local expected = without_nulls(case.load)
  local got = { ok = loaded.ok, stage = loaded.stage, message = loaded.message }
  got.error = decoded_error(loaded.error)
  local same = expected.ok == got.ok and expected.stage == got.stage
  if same and expected.stage ~= "crash" then
    same = compare.same(expected.error, got.error, case) and compare.same(expected.message, got.message, case)
  end
  checked = checked + 1
  if not same then
    differ(case, "load", cjson.encode(expected), cjson.encode(got))
  end
end


local function answer(config, loaded)
  config = without_nulls(config)
  if not loaded.definition and loaded.raised then
    return { ok = false, raised = loaded.raised }
  end
  local input = config.input
  if config.absent then
    input = nil
  end
  return plugin_schema.validate(loaded.definition, input, config.extra)
end


local function json_of(got)
  if got.raised ~= nil then
    return { ok = false, raised = decoded_error(got.raised) }
  end
  if got.error then
    return { ok = false, error = decoded_error(got.error) }
  end
  return {
    ok = true,
    value = cjson.decode(json_text.of_value({ got.value }))[1],
    entity = got.entity and cjson.decode(json_text.of_value(got.entity)),
  }
end


local function check_config(case, index, config, got)
  config = without_nulls(config)
  got = json_of(got)
  local same = config.ok == got.ok
  if same and got.ok then
    same = compare.same(config.value, got.value, case)
      and (config.entity == nil) == (got.entity == nil)
      and (config.entity == nil or compare.same(config.entity, got.entity, case))
  elseif same and config.raised ~= nil then
    same = got.raised ~= nil and compare.same_raise(config.raised, got.raised, case)
  elseif same then
    same = got.error ~= nil and compare.same(config.error, got.error, case)
  end
  checked = checked + 1
  if not same then
    local expected = { ok = config.ok, value = config.value, entity = config.entity,
                       error = config.error, raised = config.raised }
    differ(case, ("config %d %s"):format(index, cjson.encode(config.input)),
           cjson.encode(expected), cjson.encode(got))
  end
end


local cases, passed = 0, 0
for line in io.lines(file) do
  local case = cjson.decode(line)
  if not any_wanted or wanted[case.id] then
    local before = differences
    local loaded = plugin_schema.load(case.plugin, case.schema)
    check_load(case, loaded)
    for index, config in ipairs(case.configs) do
      check_config(case, index, config, answer(config, loaded))
    end
    -- once more on the same schema, which must not have changed its answers
    for index, config in ipairs(case.configs) do
      check_config(case, index, config, answer(config, loaded))
    end
    cases = cases + 1
    passed = passed + (differences == before and 1 or 0)
  end
end

print(("%d of %d schemas pass, %d of %d answers"):format(passed, cases, checked - differences, checked))
os.exit(differences == 0 and 0 or 1)
