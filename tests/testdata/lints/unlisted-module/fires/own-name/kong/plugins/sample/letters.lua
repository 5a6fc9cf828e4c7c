local letters = { first = "yes" }


function letters.warm() end


return letters
