include_files = { "src/**" }
