local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

-- kongsmith: allow(blocking)
-- kongsmith: ignore blocking-call
-- kongsmith: allow()
function Handler:access()
end

return Handler
