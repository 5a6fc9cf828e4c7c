local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:access()
  os.execute("true") -- kongsmith: allow(blocking-call, undefined-global)
  os.execute("true") -- kongsmith: allow(blocking-call, blocking-call)
  os.time() -- kongsmith: allow(blocking-call, blocking-call)
end

return Handler
