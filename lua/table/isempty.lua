--- isempty: whether a table has no entry.

return function(values)
  return next(values) == nil
end
