--- clone: a copy of a table's entries, without its metatable.

return function(values)
  local copy = {}
  for key, value in pairs(values) do
    copy[key] = value
  end
  return copy
end
