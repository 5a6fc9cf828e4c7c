local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:init_worker()
  while true do
    if ngx.worker.exiting() then break end
  end
  for i = 1, 3 do
    if i == 2 then goto continue end
    kong.log.debug(i)
    ::continue::
  end
  repeat
    local done = true
    if done then break end
  until false
  if ngx.now() > 1 then
    return
  elseif ngx.now() < 0 then
    return
  end
  kong.log.debug("reached")
end

return Handler
