local names = { "kong" }
for _, name in ipairs({ "total", "cahce" }) do
  table.insert(names, name)
end
globals = names
return { std = "ngx_lua" }
