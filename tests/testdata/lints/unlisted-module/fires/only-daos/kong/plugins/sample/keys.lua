local Keys = {}


function Keys:truncate()
  return true
end


return Keys
