return "readme"
