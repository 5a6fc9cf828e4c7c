exclude_files = { "spec", "src/m*.lua" }
