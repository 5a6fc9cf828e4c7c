return { raise = error }
