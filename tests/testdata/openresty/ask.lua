-- Asks for the value of each line of a text and answers with a text: the line, and below it what came of it. Runs in
-- OpenResty and in kongsmith alike.
local sort, concat = table.sort, table.concat

local ALL = {}
for byte = 0, 255 do
  ALL[byte + 1] = string.char(byte)
end
local MANY = {}
for number = 1, 150 do
  MANY[number] = "k" .. number .. "=1"
end

local function show(value, depth)
  if type(value) == "string" then
    return '"' .. value:gsub('[%c\\"\127-\255]', function(byte)
      return ("\\%03d"):format(byte:byte())
    end) .. '"'
  elseif type(value) ~= "table" then
    return type(value) == "userdata" and "null" or tostring(value):gsub("^(%a+): .*$", "%1")
  elseif depth > 3 then
    return "{...}"
  end
  local parts = {}
  for key, inner in pairs(value) do
    parts[#parts + 1] = "[" .. show(key, depth + 1) .. "] = " .. show(inner, depth + 1)
  end
  sort(parts)
  return "{ " .. concat(parts, ", ") .. " }"
end

local function show_all(called, ...)
  if not called then
    -- Where in which file it was raised is not the question.
    return "error: " .. tostring((...)):gsub("^[^%s]-:%d+: ", "")
  end
  local parts = {}
  for position = 1, select("#", ...) do
    parts[position] = show(select(position, ...), 1)
  end
  return concat(parts, ", ")
end

local environment = setmetatable({
  -- Functions know their names where they are not the last to be called.
  all = function(...) return ... end,
  ALL = concat(ALL), MANY = concat(MANY, "&"),
  count = function(values)
    local found = 0
    for _ in pairs(values) do
      found = found + 1
    end
    return found
  end,
  resty = function(name)
    local digest = require("resty." .. name):new()
    local before = digest:update("ab")
    digest:update("c")
    local whole = digest:final()
    local after = digest:reset()
    digest:update("abc")
    return ngx.encode_base64(whole), before, after, digest:final() == whole
  end,
}, { __index = _G })

return function(questions, file)
  environment.file = file
  local answers = {}
  for line in questions:gmatch("[^\n]+") do
    if line:sub(1, 2) ~= "--" then
      local chunk = assert(loadstring("return all(" .. line .. ")", "=question"))
      answers[#answers + 1] = line
      answers[#answers + 1] = "  " .. show_all(pcall(setfenv(chunk, environment)))
    end
  end
  return concat(answers, "\n") .. "\n"
end
