local a = "дц" print(undefined_b)
-- я
return a
