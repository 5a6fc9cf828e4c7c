--- Substitution: texts with places for values, `$name` and `${name}`.

local utils = require "pl.utils"

local assert_arg, split = utils.assert_arg, utils.split
local error, getmetatable, gsub, tostring, type = error, getmetatable, string.gsub, tostring, type

local Template = {}
Template.__index = Template


-- Puts values of a table, or what a function makes of the names, in their places. A
-- name without one is an error unless `is_safe`.
local function substitute(text, values, is_safe)
  local value_of = values
  if type(values) ~= "function" then
    function value_of(name)
      local value = values[name]
      if not value and not is_safe then
        error("not present in table " .. name)
      end
      return value or name
    end
  end
  return (gsub(gsub(text, "%${([%w_]+)}", value_of), "%$([%w_]+)", value_of))
end


function Template.new(text)
  assert_arg(1, text, "string", nil, nil, 3)
  return setmetatable({ tmpl = text }, Template)
end


--- The text with the values of a table; one that is missing is an error.
function Template:substitute(values)
  assert_arg(1, values, "table", nil, nil, 3)
  return substitute(self.tmpl, values, false)
end


--- The same; the name of a missing value stays.
function Template:safe_substitute(values)
  assert_arg(1, values, "table", nil, nil, 3)
  return substitute(self.tmpl, values, true)
end


-- The lines of `text` with `indent` before each.
local function indented(text, indent)
  if not text:find("\n", 1, true) then
    return text
  end
  local lines = split(text, "\n")
  for position, line in ipairs(lines) do
    lines[position] = indent .. line
  end
  return table.concat(lines, "\n") .. "\n"
end


--- The text with values of several lines, which may be templates, indented as the
-- place where they go.
function Template:indent_substitute(values)
  assert_arg(1, values, "table", nil, nil, 3)
  local lines = split(self.tmpl, "\n")
  for position, line in ipairs(lines) do
    lines[position] = gsub(line, "(%s*)%$([%w_]+)", function(indent, name)
      local value = values[name]
      if not value then
        error("not present in table " .. name)
      elseif getmetatable(value) == Template then
        return substitute(indented(value.tmpl, indent), values)
      end
      return indented(tostring(value), indent)
    end)
  end
  return table.concat(lines, "\n") .. "\n"
end


setmetatable(Template, { __call = function(_, text) return Template.new(text) end })


-- `string.format` for any value where `%s` stands.
local function format(template, ...)
  local values, position = { n = select("#", ...), ... }, 0
  for place in template:gmatch("%%.") do
    position = position + 1
    if place == "%s" and type(values[position]) ~= "string" then
      values[position] = tostring(values[position])
    end
  end
  return template:format(unpack(values, 1, values.n))
end


-- What `text % value` is after `format_operator`.
local function modulo(text, value)
  if value == nil then
    return text
  elseif type(value) == "function" then
    return (gsub(text, "%$([%w_]+)", value))
  elseif type(value) ~= "table" or getmetatable(value) ~= nil then
    return format(text, value)
  elseif #value > 0 then
    return format(text, unpack(value))
  end
  return substitute(text, value, true)
end


return {
  Template = Template,
  format_operator = function()
    getmetatable("").__mod = modulo
  end,
}
