--- Vault reference: a string such as `{vault://env/my-secret}`.
-- It stands for a secret that is read when the plugin runs, so the validators
-- of a `referenceable` field and the entity checks on it do not apply.

local byte = string.byte
local sub = string.sub

local vault_reference = {}


--- True if `value` has the form of a reference. Whether it can be resolved is
-- not looked at.
function vault_reference.is(value)
  return type(value) == "string"
    and byte(value, 1) == 123 and byte(value, -1) == 125
    and sub(value, 2, 9) == "vault://"
end


return vault_reference
