return { count = function(text) return #text end }
