--- Pretty: tables as texts of Lua and back, of Penlight.

local utils = require "pl.utils"

local contains_word = require "kongsmith.penlight.words"
local write = require "kongsmith.penlight.table_writer"

local assert_arg = utils.assert_arg
local floor, load, pcall = math.floor, load, pcall

local pretty = { write = write }

local LOOPS = { ["for"] = true, ["repeat"] = true, ["function"] = true, ["goto"] = true }


-- Runs a chunk while texts have no methods, so that it cannot reach anything.
local function run_alone(chunk)
  local metatable = getmetatable("")
  local methods = metatable.__index
  metatable.__index = nil
  local ok, value = pcall(chunk)
  metatable.__index = methods
  return ok, value
end


--- The table that a text such as `{ a = 1 }` stands for; nil and a text where it is
-- none.
function pretty.read(text)
  assert_arg(1, text, "string", nil, nil, 3)
  if text:find("^%s*%-%-") then
    text = text:gsub("%-%-.-\n", "")
  end
  if not text:find("^%s*{") then
    return nil, "not a Lua table"
  elseif contains_word(text, { ["function"] = true }) then
    return nil, "cannot have functions in table definition"
  end
  local chunk, err = load("return " .. text, "tbl", "t", {})
  if not chunk then
    return nil, err
  end
  local ok, value = run_alone(chunk)
  if not ok then
    return nil, value
  end
  return value
end


--- Runs a text of Lua with `environment` for its globals, which it returns; nil and a
-- text where it fails, or has loops and `is_paranoid`.
function pretty.load(text, environment, is_paranoid)
  environment = environment or {}
  if is_paranoid and contains_word(text, LOOPS) then
    return nil, "looping not allowed"
  end
  local chunk, err = load(text, "tbl", "t", environment)
  if not chunk then
    return nil, err
  end
  local ok, raised = (is_paranoid and run_alone or pcall)(chunk)
  if not ok then
    return nil, raised
  end
  return environment
end


--- Prints a table, or writes it to a file.
function pretty.dump(value, file)
  if file then
    return utils.writefile(file, write(value))
  end
  print(write(value))
  return true
end


--- Prints all arguments.
function pretty.debug(...)
  local arguments = {}
  for position = 1, select("#", ...) do
    local value = select(position, ...)
    arguments["arg " .. position] = value == nil and "<nil>" or value
  end
  print(write(arguments))
  return true
end


local UNITS = {
  M = { factor = 1024, names = { "B", "KiB", "MiB", "GiB" } },
  N = { factor = 1000, names = { "", "K", "M", "B" } },
}


-- A whole number with a comma before the last three digits, and so on.
local function with_commas(number)
  local thousands = floor(number / 1000)
  if thousands > 0 then
    return with_commas(thousands) .. "," .. number % 1000
  end
  return tostring(number)
end


--- A number as people write it: of bytes ("M"), in thousands ("N", default) or with
-- commas ("T").
function pretty.number(number, kind, decimals)
  if kind == "T" then
    return with_commas(number)
  end
  local unit = UNITS[kind] or UNITS.N
  local position = 1
  while position < #unit.names and number >= unit.factor ^ position do
    position = position + 1
  end
  if position == 1 then
    return number .. unit.names[1]
  end
  return ("%." .. (decimals or 1) .. "f%s"):format(number / unit.factor ^ (position - 1), unit.names[position])
end


return setmetatable(pretty, { __call = function(_, ...) return pretty.debug(...) end })
