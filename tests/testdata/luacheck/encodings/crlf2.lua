local a = "äö" print(undefined_b)
print(undefined_a) -- luacheck: ignore
return a, undefined_c
