local half = 7 // 2
return half
