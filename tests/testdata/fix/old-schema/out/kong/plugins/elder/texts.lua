return { one = "uno" }
