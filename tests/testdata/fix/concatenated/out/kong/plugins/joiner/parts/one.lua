return { of = function(word) return word end }
