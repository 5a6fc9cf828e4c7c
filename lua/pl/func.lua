--- Func: functions written as expressions with placeholders (`_1 + 2`), of Penlight.

local expressions = require "kongsmith.penlight.expressions"
local utils = require "pl.utils"

local assert_arg, concat, ipairs, pairs, unpack = utils.assert_arg, table.concat, ipairs, pairs, unpack
local is_expression, make = expressions.is_expression, expressions.make

local func = {
  PE = expressions.adopt,
  isPE = is_expression,
  repr = expressions.text_of,
  instantiate = expressions.compile,
  collect_values = expressions.collect_values,
  bind1 = utils.bind1,
  curry = utils.bind1,
}

for number = 1, 5 do
  func["_" .. number] = make { op = "X", repr = "_" .. number, index = number }
end
func._0 = make { op = "X", repr = "...", index = 0 }


--- Expressions for the names in a text.
function func.Var(names)
  local made = {}
  for position, name in ipairs(utils.split(names, "[%s,]+")) do
    made[position] = make { op = "X", repr = name, index = 0 }
  end
  return unpack(made)
end


func.Nil = func.Var("nil")


--- A value that is taken as it is.
function func._(value)
  return make { op = "X", repr = value, index = "wrap" }
end


for name, operator in pairs({ And = "and", Or = "or", Eq = "==", Lt = "<", Gt = ">", Le = "<=", Ge = ">=" }) do
  func[name] = function(one, other) return make { op = operator, one, other } end
end


function func.Not(value)
  return make { op = "not", value }
end


function func.Len(value)
  return make { op = "#", value }
end


--- The call of `fn` as a function of expressions.
function func.register(fn, name)
  assert_arg(1, fn, "function", nil, nil, 3)
  if name then
    assert_arg(2, name, "string", nil, nil, 3)
    expressions.names[fn] = name
  end
  return function(...) return make { op = "()", fn, ... } end
end


--- The same for every function of the global table of this name.
function func.import(name, target)
  assert_arg(1, name, "string", function(given) return type(getfenv(0)[given]) == "table" end,
             "arg# 1: not a name of a global table")
  for key, fn in pairs(getfenv(0)[name]) do
    rawset(target or getfenv(0), key, func.register(fn, key))
  end
end


function func.lookup_imported_name(fn)
  return expressions.names[fn]
end


function func.Args(...)
  return make { op = "()", function(...) return ... end, ... }
end


--- A list without its first element.
function func.tail(list)
  assert_arg(1, list, "table", nil, nil, 3)
  return { unpack(list, 2, #list) }
end


--- The function that an expression is.
func.I = expressions.fn_of


--- The function that puts what the last function answers through the ones before it.
function func.compose(...)
  local fns = { ... }
  return function(...)
    local function apply(position, ...)
      if position == 0 then
        return ...
      end
      return apply(position - 1, fns[position](...))
    end
    return apply(#fns, ...)
  end
end


--- `fn` with some arguments given; placeholders stand for those that are not.
function func.bind(fn, ...)
  local given = utils.pack(...)
  local names, values, words, last, is_open = { "fn" }, { fn }, {}, 0, false
  for position = 1, given.n do
    local value = given[position]
    if is_expression(value) and value.op == "X" then
      words[position] = value.repr
      last, is_open = math.max(last, value.index), is_open or value.index == 0
    else
      names[#names + 1] = "v" .. position
      values[#names] = value
      words[position] = "v" .. position
    end
  end
  local parameters = {}
  for number = 1, last do
    parameters[number] = "_" .. number
  end
  if is_open then
    parameters[#parameters + 1] = "..."
  end
  local text = "local " .. concat(names, ", ") .. " = ... return function(" .. concat(parameters, ", ")
    .. ") return fn(" .. concat(words, ", ") .. ") end"
  return load(text)(unpack(values, 1, #names))
end


return func
