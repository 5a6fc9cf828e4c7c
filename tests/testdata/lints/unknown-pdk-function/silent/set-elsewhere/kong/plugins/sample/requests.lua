kong.service.requests = { count = function(word) return #word end }

function kong.logg(text)
  kong.log(text)
end

return true
