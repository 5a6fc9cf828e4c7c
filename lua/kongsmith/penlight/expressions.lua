--- Expressions: the placeholder expressions of `pl.func`: trees that operators build
-- and that are compiled to functions.

local arguments = require "kongsmith.penlight.arguments"

local concat, getmetatable, load, max, rawget = table.concat, getmetatable, load, math.max, rawget
local setmetatable, tostring, type, unpack = setmetatable, tostring, type, unpack

local expressions = {
  -- function -> the name that texts of expressions show
  names = {},
}

local Expression = {}

local BINARY = { ["or"] = 0, ["and"] = 2, ["=="] = 4, ["~="] = 4, ["<"] = 4, [">"] = 4, ["<="] = 4, [">="] = 4,
                 [".."] = 6, ["+"] = 8, ["-"] = 8, ["*"] = 10, ["/"] = 10, ["%"] = 10, ["^"] = 14 }
local UNARY = { ["not"] = 12, ["#"] = 12, unm = 12 }
local RIGHT_ASSOCIATIVE = { [".."] = true, ["^"] = true }


--- The table as an expression.
function expressions.make(tree)
  return setmetatable(tree, Expression)
end

expressions.adopt = expressions.make

local make = expressions.make


function expressions.is_expression(value)
  return getmetatable(value) == Expression
end

local is_expression = expressions.is_expression


for event, operator in pairs({ add = "+", sub = "-", mul = "*", div = "/", mod = "%", pow = "^", concat = "..",
                               eq = "==" }) do
  Expression["__" .. event] = function(one, other) return make { op = operator, one, other } end
end

function Expression.__index(tree, key) return make { op = "[]", tree, key } end
function Expression.__call(tree, ...) return make { op = "()", tree, ... } end
function Expression.__unm(tree) return make { op = "unm", tree } end
function Expression.__tostring(tree) return expressions.text_of(tree) end


local function operator_text(tree, above)
  local operator = tree.op
  local rank = BINARY[operator]
  local text
  if rank then
    local left, right = rank, rank + 1
    if RIGHT_ASSOCIATIVE[operator] then
      left, right = rank + 1, rank
    end
    text = expressions.text_of(tree[1], left) .. " " .. operator .. " " .. expressions.text_of(tree[2], right)
  else
    rank = UNARY[operator]
    text = (operator == "unm" and "-" or operator) .. " " .. expressions.text_of(tree[1], rank)
  end
  return above and above > rank and "(" .. text .. ")" or text
end


-- Lists of parts hold no nil; `#` would ask the metatable.
local function parts_of(tree)
  local parts, position = {}, 1
  while rawget(tree, position) ~= nil do
    parts[position] = expressions.text_of(tree[position])
    position = position + 1
  end
  return parts
end


--- An expression as a text of Lua; `above` is the rank of the operator around it.
function expressions.text_of(tree, above)
  if not is_expression(tree) then
    if type(tree) == "string" then
      return '"' .. tree .. '"'
    end
    return expressions.names[tree] or tostring(tree)
  elseif BINARY[tree.op] or UNARY[tree.op] then
    return operator_text(tree, above)
  end
  local parts = parts_of(tree)
  if tree.op == "[]" then
    return parts[1] .. "[" .. parts[2] .. "]"
  elseif tree.op == "()" then
    return parts[1] .. "(" .. concat(parts, ",", 2) .. ")"
  end
  return tree.repr
end


--- Puts names in the place of values, which are added to `values`. Gives the highest
-- number of a placeholder.
function expressions.collect_values(tree, values)
  if not is_expression(tree) then
    return 0
  elseif tree.op == "X" then
    return tree.index
  end
  local highest, position = 0, 1
  while rawget(tree, position) ~= nil do
    local part = tree[position]
    local is_wrapped = is_expression(part) and part.op == "X" and part.index == "wrap"
    if is_expression(part) and not is_wrapped then
      highest = max(highest, expressions.collect_values(part, values))
    else
      values[#values + 1] = is_wrapped and part.repr or part
      tree[position] = make { op = "X", repr = "_C" .. #values, index = #values }
    end
    position = position + 1
  end
  return highest
end


local function names_of(prefix, count)
  local names = {}
  for number = 1, count do
    names[number] = prefix .. number
  end
  return concat(names, ",")
end


--- Compiles an expression.
function expressions.compile(tree)
  local values = {}
  local count = expressions.collect_values(tree, values)
  local chunk, err = load("return function(" .. names_of("_C", #values) .. ") return function(" .. names_of("_", count)
    .. ") return " .. expressions.text_of(tree) .. " end end", "fun")
  if not chunk then
    return nil, err
  end
  local fn = chunk()(unpack(values, 1, #values))
  rawset(tree, "__PE_function", fn)
  return fn
end


--- The function that an expression is.
function expressions.fn_of(tree)
  return rawget(tree, "__PE_function") or expressions.compile(tree)
end


arguments.add_function_factory(Expression, expressions.fn_of)

return expressions
