return helper
