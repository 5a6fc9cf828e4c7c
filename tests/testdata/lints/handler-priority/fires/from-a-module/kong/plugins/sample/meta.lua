local priority = "high"

return { priority = priority }
