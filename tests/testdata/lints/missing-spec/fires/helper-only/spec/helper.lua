return { word = "yes" }
