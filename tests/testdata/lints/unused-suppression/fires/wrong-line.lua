local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

-- kongsmith: allow(blocking-call)

function Handler:access()
  os.execute("true")
end

return Handler
