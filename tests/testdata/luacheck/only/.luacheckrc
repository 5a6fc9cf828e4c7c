only = { "113" }
enable = { "111/total" }
