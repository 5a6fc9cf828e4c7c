--- Yield: whether and when long work lets others work.

local get_phase, sleep = ngx.get_phase, ngx.sleep

local YIELDABLE = { rewrite = true, server_rewrite = true, access = true, content = true, timer = true,
                    ssl_client_hello = true, ssl_certificate = true, ssl_session_fetch = true, preread = true }

local yield = {}


--- True in phases (the current one by default) that can wait.
function yield.in_yieldable_phase(phase)
  return YIELDABLE[phase or get_phase()]
end


--- Lets others work.
function yield.yield(_, phase)
  if yield.in_yieldable_phase(phase) then
    sleep(0)
  end
end


return yield
