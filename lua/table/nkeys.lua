--- nkeys: how many entries a table has.

return function(values)
  local count = 0
  for _ in pairs(values) do
    count = count + 1
  end
  return count
end
