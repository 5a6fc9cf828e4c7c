-- As much of GraphQL's lexical grammar as depth needs: names, punctuation, and strings and comments
-- as things to step over.
local find, sub = string.find, string.sub


local _M = {}


local function skip_string(text, at)
  if sub(text, at, at + 2) == '"""' then
    local _, last = find(text, '"""', at + 3, true)
    return last
  end

  local position = at + 1
  while true do
    local found = find(text, '["\\\n]', position)
    if not found then
      return nil
    end

    local char = sub(text, found, found)
    if char == '"' then
      return found
    elseif char == "\\" then
      position = found + 2
    else
      return nil
    end
  end
end


-- A list of tokens, or nil and an error.
function _M.tokens(text, limit)
  local tokens = {}
  local position = 1

  while true do
    local start = find(text, "[^%s,]", position)
    if not start then
      return tokens
    end

    local char = sub(text, start, start)
    if char == "#" then
      position = (find(text, "\n", start, true) or #text) + 1
    elseif char == '"' then
      local last = skip_string(text, start)
      if not last then
        return nil, "unterminated string"
      end
      position = last + 1
    else
      local _, last = find(text, "^[_%a][_%w]*", start)
      if not last then
        _, last = find(text, "^%.%.%.", start)
      end
      last = last or start

      if #tokens == limit then
        return nil, "document has more than " .. limit .. " tokens"
      end
      tokens[#tokens + 1] = sub(text, start, last)
      position = last + 1
    end
  end
end


return _M
