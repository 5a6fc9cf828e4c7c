--- AltName: other names of whom a certificate is about.

local partial = require "kongsmith.partial"

local META = {}
local altname, make = partial.class("resty.openssl.x509.altname", META)


function META.__len(self)
  return #self.known
end


--- The names in their order: each one's kind (`DNS`, `URI`) and the name.
function altname:each()
  local place = 0
  return function()
    place = place + 1
    local name = self.known[place]
    if name then
      return name.kind, name.value
    end
  end
end


META.__pairs = altname.each


--- An empty list.
function altname.new()
  return make({})
end


--- The names of an extension; inert where one is of another kind.
function altname.of(names)
  for _, name in ipairs(names or { {} }) do
    if not name.kind then
      return partial.unknown "resty.openssl.x509.get_subject_alt_name"
    end
  end
  return make(names)
end


return altname
