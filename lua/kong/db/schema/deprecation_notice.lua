--- Deprecation notice: the warning for a value given to a deprecated field.
-- Written to the log of a running gateway; a value equal to the field's
-- `old_default` is not worth a warning, and neither is validation without a
-- configuration, as in `kongsmith validate`.

local deep_equal = require("kong.tools.table").deep_equal

local null = ngx.null

local deprecation_notice = {}


--- Warns about `value` if the field's `deprecation` asks for it.
function deprecation_notice.give(deprecation, value)
  local configuration = kong and kong.configuration
  if not configuration or configuration.role == "data_plane" then
    return
  end
  local old_default = deprecation.old_default
  if old_default ~= nil and old_default ~= null and deep_equal(value, old_default) then
    return
  end
  ngx.log(ngx.WARN, tostring(deprecation.message),
          " (deprecated after ", tostring(deprecation.removal_in_version), ")")
end


return deprecation_notice
