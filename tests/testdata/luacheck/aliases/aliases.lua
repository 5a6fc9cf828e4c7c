local t, s = table, string
local insert = t.insert
local missing = t.missing
local req = ngx.req
local name = "trim"
local dynamic = os.getenv("x")
t.missing2()
s[name]()
s[dynamic]()
s[1]()
req.get_hdr()
insert({}, missing)
local u = undefined_base
u.field()
u.other = 1
local v = undefined_base.field
v.deep = 2
req.extra = 3
local w = t
w = nil
w.anything()
local function f(p)
  p.x = t.missing3
  return p
end
(t).missing4()
t.x.y = 1
ngx.var.x = 1
ngx.status = 200
_G.y = 1
_G.z.w()
string.format = nil
("x"):foo()
string:foo()
undefined_method:call()
f(undefined_arg)[undefined_key] = undefined_value
return {
  [undefined_in_table] = undefined_in_value,
  f = function() return undefined_in_function end,
}, -undefined_operand .. undefined_operand2, not undefined_not
