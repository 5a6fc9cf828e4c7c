--- Meta: Kong's version.

return {
  _NAME = "kong",
  _VERSION = "3.9.1",
  version = "3.9.1",
  _VERSION_TABLE = setmetatable({ major = 3, minor = 9, patch = 1 }, {
    __tostring = function() return "3.9.1" end,
  }),
  _SERVER_TOKENS = "kong/3.9.1",
  _DEPENDENCIES = { nginx = { "1.25.3.2" } },
}
