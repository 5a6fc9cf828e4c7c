-- luacheck: std ngx_lua, globals kong first
local M = {}
first = 1
second = 2 -- luacheck: ignore
third = 3 -- luacheck: ignore 112
fourth = 4 -- luacheck: globals fourth
-- luacheck: push ignore 113
print(undefined_one)
-- luacheck: pop
print(undefined_two)

function M.run()
  -- luacheck: globals inner (a note, with commas)
  inner = 1
  local function nested()
    -- luacheck: ignore 111
    deeper = 2
  end
  deeper = 3
  return nested
end

inner = 4
-- luacheck: push
-- luacheck: no global
fifth = 5
-- luacheck: pop
sixth = 6
-- luacheck: nonsense
seventh = 7
-- luacheck: pop
--[[ luacheck: ignore ]]
eighth = 8
-- luacheck: not globals print
print(M)
-- luacheck: read globals ninth, new globals tenth
ninth, tenth, first = 1, 2, 3
-- luacheck: std none
describe(it)
-- luacheck: only 112
eleventh.x = eleventh
return M
