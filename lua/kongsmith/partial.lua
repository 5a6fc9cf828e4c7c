--- Partial: modules and objects of a library of which only a part is known here.
-- What is not known is inert, and so is what comes of a call with something inert;
-- the host remembers that it was used.

local host = require "kongsmith.host"

local getmetatable, rawset, select, setmetatable, tostring, type =
  getmetatable, rawset, select, setmetatable, tostring, type

local partial = {}


--- What comes of a call of `path` that is not known. The host remembers that it was made.
function partial.unknown(path)
  host.use(path, false)
  return host.stand_in(path .. "()")
end


-- `fn`, which is known, for arguments that are known too.
local function for_known(path, fn)
  return function(...)
    for position = 1, select("#", ...) do
      if host.stand_in_path((select(position, ...))) then
        return partial.unknown(path)
      end
    end
    return fn(...)
  end
end


--- An empty module called `name`. What is put into it is known; all other fields are
-- inert.
function partial.module(name)
  host.foreign[name] = "shipped"
  return setmetatable({}, {
    __index = function(_, key)
      return host.stand_in(name .. "." .. tostring(key))
    end,
    __newindex = function(module, key, value)
      rawset(module, key, type(value) == "function" and for_known(name .. "." .. key, value) or value)
    end,
  })
end


--- A module called `name` that is a class too: its functions are the methods of
-- its objects. `meta` has further events of the objects. Also returns a function
-- that makes an object with `known`, all that is known of it, in a field of that name.
function partial.class(name, meta)
  local class = partial.module(name)
  meta = meta or {}
  meta.__index = class

  --- Whether `value` is one of the objects.
  function class.istype(value)
    return type(value) == "table" and getmetatable(value) == meta
  end

  return class, function(known)
    return setmetatable({ known = known, ctx = host.stand_in(name .. ".ctx") }, meta)
  end
end


return partial
