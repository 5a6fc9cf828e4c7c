-- What a module answers to expressions, as texts. Called with the module's name and the expressions, one a line (lines
-- that begin with `--` are comments); in them the module is `m` and Penlight's others are `pl.NAME`.
local name, expressions = ...

local text_of

local function table_text(value, above)
  if above[value] then return "<above>" end
  above[value] = true
  local entries = {}
  for key, inner in next, value do
    entries[#entries + 1] = "[" .. text_of(key, above) .. "]=" .. text_of(inner, above)
  end
  table.sort(entries)
  above[value] = nil
  local class = getmetatable(value)
  local label = type(class) == "table" and type(rawget(class, "_name")) == "string" and class._name or class and "object" or ""
  return label .. "{" .. table.concat(entries, ",") .. "}"
end

function text_of(value, above)
  if type(value) == "table" then return table_text(value, above or {}) end
  if type(value) == "string" then return ("%q"):format(value) end
  if type(value) == "number" then return ("%.14g"):format(value) end
  return type(value) == "boolean" and tostring(value) or type(value)
end

local function answer(ok, ...)
  if not ok then return "error: " .. tostring((...)):gsub("^[^:]+:%d+: ", "") end
  local texts = {}
  for position = 1, select("#", ...) do
    texts[position] = text_of((select(position, ...)))
  end
  return table.concat(texts, " ")
end

local pl = setmetatable({}, { __index = function(_, module) return require("pl." .. module) end })
local environment = setmetatable({ m = require(name), pl = pl }, { __index = _G })

-- The values that an iterator gives.
function environment.all(iterator, state, start)
  local rows = {}
  for first, second, third in iterator, state, start do
    rows[#rows + 1] = { first, second, third }
  end
  return rows
end

local answers = {}
for line in expressions:gmatch("[^\n]+") do
  if not line:find("^%s*%-%-") then
    local chunk, err = loadstring("return " .. line)
    if not chunk then chunk, err = loadstring(line) end
    if not chunk then error(line .. ": " .. err) end
    answers[#answers + 1] = line .. "  ->  " .. answer(pcall(setfenv(chunk, environment)))
  end
end
return answers
