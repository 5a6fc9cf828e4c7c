local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

Handler.names = { cassandra = "the old database" }

return Handler
