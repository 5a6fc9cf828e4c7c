globals = { "kong" }
