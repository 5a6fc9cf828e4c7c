local words = {}

function words.check(word)
  return #word > 2
end

return words
