local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local unused = 1
local other = 2 -- luacheck: ignore
local third = 3 -- luacheck: no unused
local fourth = 4 -- kongsmith: allow(unused-local)

return Handler
