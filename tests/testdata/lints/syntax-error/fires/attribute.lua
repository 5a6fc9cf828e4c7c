local limit <const> = 5
return limit
