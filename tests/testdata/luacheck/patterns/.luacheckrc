ignore = { "113/un.*", "total", "143", "112/^ca" }
