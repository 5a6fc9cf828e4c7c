function helper() end
other_global = helper
return total
