local words = {}

function words.of(conf)
  return conf.word
end

return words
