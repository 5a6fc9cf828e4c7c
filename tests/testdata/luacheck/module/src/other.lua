function helper() end
print(helper, total)
