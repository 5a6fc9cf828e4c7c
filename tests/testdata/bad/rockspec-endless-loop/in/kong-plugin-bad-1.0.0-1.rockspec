package = "kong-plugin-bad"
version = "1.0.0-1"
while true do end
