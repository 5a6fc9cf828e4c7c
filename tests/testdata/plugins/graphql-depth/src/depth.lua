local _M = {}


-- Braces inside of parentheses belong to argument values and do not nest selections.
function _M.measure(tokens, count_introspection)
  local level, deepest, parentheses, aliases = 0, 0, 0, 0
  local hidden_from

  for i, token in ipairs(tokens) do
    if token == "(" then
      parentheses = parentheses + 1
    elseif token == ")" then
      parentheses = parentheses - 1
    elseif parentheses == 0 then
      if token == "{" then
        level = level + 1
        if not hidden_from and not count_introspection and (tokens[i - 1] or ""):sub(1, 2) == "__" then
          hidden_from = level
        end
        if not hidden_from and level > deepest then
          deepest = level
        end
      elseif token == "}" then
        if hidden_from == level then
          hidden_from = nil
        end
        level = level - 1
      elseif token == ":" then
        aliases = aliases + 1
      end
    end
  end

  return { depth = deepest, aliases = aliases }
end


return _M
