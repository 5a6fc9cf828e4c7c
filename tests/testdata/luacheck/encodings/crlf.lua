local a = 1
-- luacheck: ignore
print(undefined_a)
