local _M = {}


local function is_array(value)
  return type(value) == "table" and (#value > 0 or next(value) == nil)
end


local fits = {
  array = is_array,
  object = function(value)
    return type(value) == "table" and #value == 0
  end,
  integer = function(value)
    return type(value) == "number" and value % 1 == 0
  end,
  number = function(value)
    return type(value) == "number"
  end,
  string = function(value)
    return type(value) == "string"
  end,
  boolean = function(value)
    return type(value) == "boolean"
  end,
}


local walk


local function check_range(rules, value, path, report)
  local size = value
  if type(value) == "string" then
    size = #value
  end
  if type(size) ~= "number" then
    return
  end

  if rules.minimum and size < rules.minimum then
    report(path, "is below " .. rules.minimum)
  end
  if rules.maximum and size > rules.maximum then
    report(path, "is above " .. rules.maximum)
  end
end


local function check_object(rules, value, path, report)
  for _, name in ipairs(rules.required or {}) do
    if value[name] == nil then
      report(path .. "." .. name, "is missing")
    end
  end

  local properties = rules.properties or {}
  for name, inner in pairs(value) do
    if properties[name] then
      walk(properties[name], inner, path .. "." .. tostring(name), report)
    elseif rules.additionalProperties == false then
      report(path .. "." .. tostring(name), "is not expected")
    end
  end
end


walk = function(rules, value, path, report)
  if rules.type and not fits[rules.type](value) then
    report(path, "is not of type " .. rules.type)
    return
  end

  check_range(rules, value, path, report)

  if rules.items and is_array(value) then
    for i, inner in ipairs(value) do
      walk(rules.items, inner, path .. "[" .. (i - 1) .. "]", report)
    end
  elseif type(value) == "table" then
    check_object(rules, value, path, report)
  end
end


-- A list of problems, at most `limit` of them.
function _M.value(rules, value, limit)
  local problems = {}
  walk(rules, value, "$", function(path, message)
    if #problems < limit then
      problems[#problems + 1] = path .. " " .. message
    end
  end)

  return problems
end


return _M
