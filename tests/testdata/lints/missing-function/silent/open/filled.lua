return { start = function() end }
