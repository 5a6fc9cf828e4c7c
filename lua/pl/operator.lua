--- Operator: Lua's operators as functions, by name and by sign.

local operator = {}

function operator.call(fn, ...) return fn(...) end
function operator.index(values, key) return values[key] end
function operator.eq(a, b) return a == b end
function operator.neq(a, b) return a ~= b end
function operator.lt(a, b) return a < b end
function operator.le(a, b) return a <= b end
function operator.gt(a, b) return a > b end
function operator.ge(a, b) return a >= b end
function operator.len(a) return #a end
function operator.add(a, b) return a + b end
function operator.sub(a, b) return a - b end
function operator.mul(a, b) return a * b end
function operator.div(a, b) return a / b end
function operator.pow(a, b) return a ^ b end
function operator.mod(a, b) return a % b end
function operator.concat(a, b) return a .. b end
function operator.unm(a) return -a end
function operator.lnot(a) return not a end
function operator.land(a, b) return a and b end
function operator.lor(a, b) return a or b end
function operator.table(...) return { ... } end
function operator.match(text, pattern) return string.find(text, pattern) ~= nil end
function operator.nop(...) return ... end

local SIGNS = {
  ["()"] = "call", ["[]"] = "index", ["=="] = "eq", ["~="] = "neq", ["<"] = "lt", ["<="] = "le", [">"] = "gt",
  [">="] = "ge", ["#"] = "len", ["+"] = "add", ["-"] = "sub", ["*"] = "mul", ["/"] = "div", ["^"] = "pow",
  ["%"] = "mod", [".."] = "concat", ["and"] = "land", ["or"] = "lor", ["{}"] = "table", ["~"] = "match", [""] = "nop",
}

operator.optable = {}
for sign, name in pairs(SIGNS) do
  operator.optable[sign] = operator[name]
end

return operator
