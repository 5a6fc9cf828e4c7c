local cjson = require "cjson.safe"
local lrucache = require "resty.lrucache"


local TYPES = {
  array = true,
  boolean = true,
  integer = true,
  number = true,
  object = true,
  string = true,
}


local compiled = lrucache.new(200)


local _M = {}


local function check(rules, path)
  if type(rules) ~= "table" then
    return nil, path .. ": expected an object"
  end
  if rules.type ~= nil and not TYPES[rules.type] then
    return nil, path .. ": unknown type " .. tostring(rules.type)
  end

  for name, inner in pairs(rules.properties or {}) do
    local ok, err = check(inner, path .. "." .. name)
    if not ok then
      return nil, err
    end
  end

  if rules.items then
    return check(rules.items, path .. "[]")
  end

  return true
end


-- Decodes a schema text and checks it; each text is looked at once per worker.
function _M.rules(text)
  local rules = compiled and compiled:get(text)
  if rules then
    return rules
  end

  local err
  rules, err = cjson.decode(text)
  if not rules then
    return nil, err
  end

  local ok, why = check(rules, "$")
  if not ok then
    return nil, why
  end

  if compiled then
    compiled:set(text, rules)
  end

  return rules
end


return _M
