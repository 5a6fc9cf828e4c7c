--- Regex: the functions of `ngx.re`.

local host = require "kongsmith.host"

local regex_find, regex_match = host.regex_find, host.regex_match

local regex = {}


local function text_of(value, position)
  if type(value) ~= "string" and type(value) ~= "number" then
    error("bad argument #" .. position .. " (string expected, got " .. type(value) .. ")", 3)
  end
  return tostring(value)
end


local function start_of(context)
  return context and context.pos or 1
end


--- As `ngx.re.match`.
function regex.match(subject, pattern, options, context, result)
  local captures, first, last = regex_match(text_of(subject, 1), text_of(pattern, 2), options, start_of(context))
  if not captures then
    return nil, first
  end
  if context then
    context.pos = last + 1
  end
  if result then
    for key, value in pairs(captures) do
      result[key] = value
    end
    return result
  end
  return captures
end


--- As `ngx.re.find`.
function regex.find(subject, pattern, options, context, group)
  local first, last, err = regex_find(text_of(subject, 1), text_of(pattern, 2), options, start_of(context), group)
  if first and context then
    context.pos = last + 1
  end
  return first, last, err
end


--- As `ngx.re.gmatch`.
function regex.gmatch(subject, pattern, options)
  subject, pattern = text_of(subject, 1), text_of(pattern, 2)
  local position, _, err = 1, regex_match("", pattern, options, 1)
  if err and type(err) == "string" then
    return nil, err
  end
  return function()
    local captures, first, last = regex_match(subject, pattern, options, position)
    if captures then
      position = last >= first and last + 1 or first + 1
      return captures
    end
    position = #subject + 2
  end
end


-- The text that stands for a match.
local function expand(template, captures)
  if type(template) == "function" then
    return tostring(template(captures))
  end
  local text = template:gsub("%$(%$?)(%{?)(%w*)(%}?)", function(dollar, open, name, close)
    if dollar ~= "" then
      return "$" .. open .. name .. close
    end
    local key, rest = name, ""
    if open == "" then
      key, rest = name:match("^(%d*)(.*)$")
      rest = rest .. close
    end
    local value = captures[tonumber(key) or key]
    return (value or "") .. rest
  end)
  return text
end


local function replace(subject, pattern, template, options, most)
  subject, pattern = text_of(subject, 1), text_of(pattern, 2)
  if type(template) == "number" then
    template = tostring(template)
  end
  local parts, count, position, copied = {}, 0, 1, 1
  while count < most do
    local captures, first, last = regex_match(subject, pattern, options, position)
    if not captures then
      if type(first) == "string" then
        return nil, nil, first
      end
      break
    end
    count = count + 1
    parts[#parts + 1] = subject:sub(copied, first - 1)
    parts[#parts + 1] = expand(template, captures)
    copied = last + 1
    position = last >= first and last + 1 or first + 1
  end
  parts[#parts + 1] = subject:sub(copied)
  return table.concat(parts), count
end


--- As `ngx.re.sub`.
function regex.sub(subject, pattern, template, options)
  return replace(subject, pattern, template, options, 1)
end


--- As `ngx.re.gsub`.
function regex.gsub(subject, pattern, template, options)
  return replace(subject, pattern, template, options, math.huge)
end


return regex
