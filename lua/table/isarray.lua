--- isarray: whether all keys of a table are positive whole numbers.

return function(values)
  for key in pairs(values) do
    if type(key) ~= "number" or key < 1 or key ~= math.floor(key) then
      return false
    end
  end
  return true
end
