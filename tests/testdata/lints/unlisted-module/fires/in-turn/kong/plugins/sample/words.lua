local words = {}

words.alphabet = require "kong.plugins.sample.alphabet"

return words
