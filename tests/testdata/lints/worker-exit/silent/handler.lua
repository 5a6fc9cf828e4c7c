local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local function main()
  os.exit(0)
end

function Handler:access(conf)
  if not conf.key then
    return kong.response.exit(500)
  end
end

if arg and arg[1] == "run" then
  main()
end

return Handler
