local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local ok, err = pcall(require, "cjson")
local _unused = 1
local _, second = string.find("ab", "b")
local first, third = string.find("ab", "b")

local forward

local function walk(list)
  for i, value in ipairs(list) do
    forward(value)
  end
end

function forward(value)
  walk({ value })
end

function Handler:access(conf)
  local t = {}
  t.filled = true
  walk({ err, second, third, ok })
end

return Handler
