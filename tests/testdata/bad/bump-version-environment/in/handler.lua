local Handler = {}
Handler.VERSION = os.getenv("BAD_VERSION") or "1.0.0"
return Handler
