--- Inspect: values as texts for people, as inspect.lua writes them.

local huge = math.huge
local getmetatable, next, setmetatable, type = getmetatable, next, setmetatable, type

local writer = require "kongsmith.inspector"

local inspect = {
  _VERSION = "inspect.lua 3.1.0",
  _URL = "http://github.com/kikito/inspect.lua",
  _DESCRIPTION = "human-readable representations of tables",
  KEY = writer.KEY,
  METATABLE = writer.METATABLE,
}


-- A path with further steps.
local function path_to(path, ...)
  local longer = {}
  for position, step in ipairs(path) do
    longer[position] = step
  end
  for position = 1, select("#", ...) do
    longer[#longer + 1] = (select(position, ...))
  end
  return longer
end


-- What `process` makes of a value and of everything inside.
local function processed(process, value, path, known)
  if value == nil then
    return nil
  elseif known[value] then
    return known[value]
  end
  local made = process(value, path)
  if type(made) ~= "table" then
    return made
  end
  local copy = {}
  known[value] = copy
  for key, inner in next, made do
    local new_key = processed(process, key, path_to(path, key, inspect.KEY), known)
    if new_key ~= nil then
      copy[new_key] = processed(process, inner, path_to(path, new_key), known)
    end
  end
  local metatable = processed(process, getmetatable(made), path_to(path, inspect.METATABLE), known)
  return setmetatable(copy, type(metatable) == "table" and metatable or nil)
end


--- `value` as a text. `options`: `depth`, `newline`, `indent`, and `process(value,
-- path)`, which may replace what is shown.
function inspect.inspect(value, options)
  options = options or {}
  if options.process then
    value = processed(options.process, value, {}, {})
  end
  return writer.write(value, options.depth or huge, options.newline or "\n", options.indent or "  ")
end


return setmetatable(inspect, { __call = function(_, value, options) return inspect.inspect(value, options) end })
