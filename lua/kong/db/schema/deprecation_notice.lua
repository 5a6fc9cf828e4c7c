--- Deprecation notice: what Kong writes to its log when a deprecated field is
-- given a value.

local deep_equal = require("kong.tools.table").deep_equal

local type = type

local deprecation_notice = {}

local notices = {}


--- Remembers that `value` was given to a field with this `deprecation`. The field's
-- `old_default` is worth no notice.
function deprecation_notice.give(deprecation, value)
  local old_default = deprecation.old_default
  local is_old_default = old_default ~= nil and deep_equal(value, old_default)
  if not is_old_default and type(deprecation.message) == "string" then
    notices[#notices + 1] = deprecation.message
  end
end


--- The messages since this was asked.
function deprecation_notice.take()
  local taken = notices
  notices = {}
  return taken
end


return deprecation_notice
