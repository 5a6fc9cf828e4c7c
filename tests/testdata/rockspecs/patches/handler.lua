local Handler = {}
Handler.VERSION = "0.9"
return Handler
