local name = arg[1] or "world"

print("hello " .. name)
