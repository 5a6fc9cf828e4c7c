--- Pieces: classes of `resty.openssl` that take a text piece by piece and answer
-- at its end.

local partial = require "kongsmith.partial"

local concat = table.concat
local ipairs = ipairs

local pieces = {}


--- The module called `name`. `open` gets the arguments of `new` and gives the
-- function from the whole text to the answer, or nil and why there is none; nil
-- alone where that is not known here.
function pieces.class(name, open)
  local class, make = partial.class(name)

  function class.new(...)
    local compute, err = open(...)
    if err then
      return nil, err
    end
    return compute and make({ compute = compute, parts = {} }) or partial.unknown(name .. ".new")
  end

  function class:update(...)
    for _, part in ipairs({ ... }) do
      self.known.parts[#self.known.parts + 1] = part
    end
    return true
  end

  function class:final(text)
    if text then
      self:update(text)
    end
    return self.known.compute(concat(self.known.parts))
  end

  function class:reset()
    self.known.parts = {}
    return true
  end

  return class
end


return pieces
