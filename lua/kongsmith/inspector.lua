--- Inspector: writes values as `inspect` shows them.

local concat, floor, sort = table.concat, math.floor, table.sort
local getmetatable, next, pcall, rawget = getmetatable, next, pcall, rawget
local setmetatable, tostring, type = setmetatable, tostring, type

local RANKS = { number = 1, boolean = 2, string = 3, table = 4, ["function"] = 5, userdata = 6, thread = 7 }

local SHORT = { ["\a"] = "\\a", ["\b"] = "\\b", ["\f"] = "\\f", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t",
                ["\v"] = "\\v", ["\127"] = "\\127" }
local LONG = { ["\127"] = "\\127" }

for code = 0, 31 do
  local character = string.char(code)
  if not SHORT[character] then
    SHORT[character], LONG[character] = "\\" .. code, ("\\%03d"):format(code)
  end
end

local inspector = {
  -- what stands in the paths of `process` for a key and for a metatable
  KEY = setmetatable({}, { __tostring = function() return "inspect.KEY" end }),
  METATABLE = setmetatable({}, { __tostring = function() return "inspect.METATABLE" end }),
}


local function escaped(text)
  return (text:gsub("\\", "\\\\"):gsub("(%c)%f[0-9]", LONG):gsub("%c", SHORT))
end


local function quoted(text)
  if text:find('"', 1, true) and not text:find("'", 1, true) then
    return "'" .. text .. "'"
  end
  return '"' .. text:gsub('"', '\\"') .. '"'
end


local function is_before(one, other)
  local kind, other_kind = type(one), type(other)
  if kind == other_kind and (kind == "string" or kind == "number") then
    return one < other
  end
  local rank, other_rank = RANKS[kind] or 100, RANKS[other_kind] or 100
  if rank == 100 and other_rank == 100 then
    return kind < other_kind
  end
  return rank < other_rank
end


-- The number of elements before the first hole, and the other keys in order.
local function keys_of(values)
  local count, keys = 0, {}
  while rawget(values, count + 1) ~= nil do
    count = count + 1
  end
  for key in next, values do
    if type(key) ~= "number" or key < 1 or key > count or floor(key) ~= key then
      keys[#keys + 1] = key
    end
  end
  sort(keys, is_before)
  return count, keys
end


-- How often each table is reached.
local function count_uses(value, uses)
  if type(value) ~= "table" then
    return uses
  elseif uses[value] then
    uses[value] = uses[value] + 1
    return uses
  end
  uses[value] = 1
  for key, inner in next, value do
    count_uses(key, uses)
    count_uses(inner, uses)
  end
  return count_uses(getmetatable(value), uses)
end


-- What the `__tostring` of a table says.
local function description(values, metatable)
  local describe = type(metatable) == "table" and rawget(metatable, "__tostring")
  if type(describe) ~= "function" then
    return nil
  end
  local ok, text = pcall(describe, values)
  text = ok and text or "error: " .. tostring(text)
  return type(text) == "string" and text ~= "" and text or nil
end


local Writer = {}
Writer.__index = Writer


function Writer:put(text)
  self[#self + 1] = text
end


function Writer:new_line()
  self:put(self.newline .. self.indent:rep(self.level))
end


function Writer:id(value)
  local kind = type(value)
  if not self.ids[value] then
    self.last_ids[kind] = (self.last_ids[kind] or 0) + 1
    self.ids[value] = self.last_ids[kind]
  end
  return self.ids[value]
end


function Writer:key(key)
  if type(key) == "string" and key:find("^[_%a][_%a%d]*$") then
    return self:put(key)
  end
  self:put("[")
  self:value(key)
  self:put("]")
end


-- The elements and entries of a table, with a comma between two of them.
function Writer:entries(values, count, keys, metatable)
  local is_later = false
  local function separate(on_new_line)
    self:put(is_later and "," or "")
    is_later = true
    if on_new_line then
      self:new_line()
    end
  end
  for position = 1, count do
    separate(false)
    self:put(" ")
    self:value(values[position])
  end
  for _, key in ipairs(keys) do
    separate(true)
    self:key(key)
    self:put(" = ")
    self:value(values[key])
  end
  if metatable then
    separate(true)
    self:put("<metatable> = ")
    self:value(metatable)
  end
end


function Writer:table(values)
  if values == inspector.KEY or values == inspector.METATABLE then
    return self:put(tostring(values))
  elseif self.ids[values] then
    return self:put("<table " .. self:id(values) .. ">")
  elseif self.level >= self.depth then
    return self:put("{...}")
  end
  self:put(self.uses[values] > 1 and "<" .. self:id(values) .. ">{" or "{")
  local count, keys = keys_of(values)
  local metatable = getmetatable(values)
  metatable = type(metatable) == "table" and metatable or nil
  local text = description(values, metatable)

  self.level = self.level + 1
  if text then
    self:put(" -- " .. escaped(text))
    if count > 0 then
      self:new_line()
    end
  end
  self:entries(values, count, keys, metatable)
  self.level = self.level - 1

  if #keys > 0 or metatable then
    self:new_line()
  elseif count > 0 then
    self:put(" ")
  end
  self:put("}")
end


function Writer:value(value)
  local kind = type(value)
  if kind == "string" then
    self:put(quoted(escaped(value)))
  elseif kind == "table" then
    self:table(value)
  elseif kind == "number" or kind == "boolean" or kind == "nil" or kind == "cdata" then
    self:put(tostring(value))
  else
    self:put("<" .. kind .. " " .. self:id(value) .. ">")
  end
end


--- `value` as a text, tables down to a depth.
function inspector.write(value, depth, newline, indent)
  local writer = setmetatable({ depth = depth, newline = newline, indent = indent, level = 0, ids = {}, last_ids = {},
                                uses = count_uses(value, {}) }, Writer)
  writer:value(value)
  return concat(writer)
end


return inspector
