--- Template: texts with lines and expressions of Lua in them, of Penlight. A line
-- that begins with `#` is Lua, `$(expression)` stands for its value.

local concat, find, load, sub = table.concat, string.find, load, string.sub

local template = {}


-- Adds Lua that emits `text`, whose expressions look like `pattern`.
local function add_text(code, text, pattern, drops_line_feeds)
  local start = 1
  for first, expression, following in text:gmatch(pattern) do
    code[#code + 1] = ("__put(%q)"):format(sub(text, start, first - 1))
    code[#code + 1] = ("__put(__text((%s) or ''))"):format(sub(expression, 2, -2))
    start = following
  end
  local rest = sub(text, start)
  if drops_line_feeds then
    rest = rest:gsub("\n", "")
  end
  if rest ~= "" then
    code[#code + 1] = ("__put(%q)"):format(rest)
  end
end


-- The first line of Lua from `start` on: where it begins and ends, and its text.
local function find_code(text, start, escape)
  local line = escape .. "+([^\n]*\n?)"
  local first, last, code = find(text, "^" .. line, start)
  if first then
    return first - 1, last, code
  end
  return find(text, "\n" .. line, start)
end


-- The program that a template is.
local function translate(text, options)
  local brackets = options.inline_brackets or "()"
  local pattern = "()" .. (options.inline_escape or "$") .. "(%b" .. brackets .. ")()"
  local code, start = { "local __put, __text = ..." }, 1
  while true do
    local first, last, line = find_code(text, start, options.escape or "#")
    add_text(code, sub(text, start, first), pattern, options.newline)
    if not last then
      return concat(code, "\n")
    end
    code[#code + 1] = line:gsub("\n$", "")
    start = last + 1
  end
end


local Compiled = {}
Compiled.__index = Compiled


--- The text with the values of `values` for names; nil and a text where it fails.
function Compiled:render(values, parent)
  values = values or {}
  if parent then
    setmetatable(values, { __index = parent })
  end
  setmetatable(self.env, { __index = values })
  local parts = {}
  local ok, err = pcall(self.fn, function(part) parts[#parts + 1] = part end, tostring)
  if not ok then
    return nil, err, self.code
  end
  return concat(parts), nil, self.code
end


--- A template that can be rendered often. `options`: `escape`, `inline_escape`,
-- `inline_brackets`, `chunk_name`, `newline`, `debug`.
function template.compile(text, options)
  options = options or {}
  local code, environment = translate(text, options), {}
  local fn, err = load(code, options.chunk_name or "TMP", "t", environment)
  if not fn then
    return nil, err, code
  end
  return setmetatable({ fn = fn, env = environment, code = options.debug and code or nil }, Compiled)
end


--- `text` rendered with `values`, which may have `_parent`, `_escape`, `_inline_escape`,
-- `_brackets`, `_chunk_name` and `_debug` too.
function template.substitute(text, values)
  values = values or {}
  local compiled, err = template.compile(text, {
    chunk_name = rawget(values, "_chunk_name"),
    escape = rawget(values, "_escape"),
    inline_escape = rawget(values, "_inline_escape"),
    inline_brackets = rawget(values, "_brackets"),
    debug = rawget(values, "_debug"),
  })
  if not compiled then
    return nil, err
  end
  return compiled:render(values, rawget(values, "_parent"))
end


return template
