--- Presence: when a value counts as given.
-- Entity checks and transformations ask whether a field is "non-empty"; nil,
-- null, the empty string and the empty table are empty, false and 0 are not.

local next = next
local type = type
local null = ngx.null

local presence = {}


--- True if `value` is neither nil, null, "" nor {}.
function presence.is_nonempty(value)
  if value == nil or value == null or value == "" then
    return false
  end
  return type(value) ~= "table" or next(value) ~= nil
end


return presence
