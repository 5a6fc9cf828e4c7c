local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

counter = 0 -- luacheck: globals counter

-- luacheck: push ignore 111
other = 1
-- luacheck: pop

listed = 2

function Handler:access()
  -- kongsmith: allow(assigned-global)
  third = listed
end

return Handler
