local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

local function deny(n)
  if n > 3 then
    kong.response.exit(403)
  end
end

local function count(n)
  if n > 3 then
    kong.response.exit(403)
  end
end

local function stop(is_early)
  if is_early then
    kong.response.exit(403)
  end
end

function Handler:access(conf)
  deny(4)
end

function Handler:log(conf)
  deny(2)
  stop(false)
  count(1)
end

return { Handler, count, access = Handler.access, log = Handler.log }
