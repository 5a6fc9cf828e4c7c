return { postgres = { up = "" } }
