--- Name: the name of who issued a certificate or whom it is about.

local object_names = require "kongsmith.object_names"
local partial = require "kongsmith.partial"

local META = {}
local name, make = partial.class("resty.openssl.x509.name", META)


-- The entry of a name at a place, as OpenSSL describes it.
local function entry_at(entries, place)
  local entry = entries[place]
  local object = object_names.find(entry.identifier) or { id = entry.identifier }
  object.blob = entry.value
  return object
end


local function each(self)
  local place = 0
  return function()
    place = place + 1
    if self.known[place] then
      local object = entry_at(self.known, place)
      return object.sn or object.id, object
    end
  end
end


META.__pairs = each


function META.__len(self)
  return #self.known
end


--- A name with these entries, or an empty one.
function name.new()
  return make({})
end


--- A name of a certificate.
function name.of(entries)
  return entries and make(entries) or partial.unknown("resty.openssl.x509.name.new")
end


--- The next entry with this name after `last_place`, and its place.
function name:find(wanted, last_place)
  local object = object_names.find(wanted)
  local identifier = object and object.id or tostring(wanted)
  for place = (last_place or 0) + 1, #self.known do
    if self.known[place].identifier == identifier then
      return entry_at(self.known, place), place
    end
  end
  if not object and not identifier:find("^%d[%d.]*$") then
    return partial.unknown("resty.openssl.x509.name.find")
  end
end


name.each = each


--- The entries by name.
function name:all()
  local all = {}
  for key, entry in each(self) do
    all[key] = entry
  end
  return all
end


return name
