function helper() end
top = 1
local function f() inner = top end
return f, inner
