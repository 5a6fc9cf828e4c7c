local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access()
  -- kongsmith: allow(blocking-call, undefined-global)
  -- the program is quick
  os.execute(COMMAND)
end

return Handler
