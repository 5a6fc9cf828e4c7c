local limits = nil
print(limits.minute)
return { VERSION = "1.0.0" }
