describe("x", function() end)
