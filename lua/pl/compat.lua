--- Compat: what is the same for all versions of Lua. Here it is LuaJIT with the
-- extensions of Lua 5.2, as in OpenResty.

return {
  lua51 = true,
  jit = true,
  jit52 = true,
  is_windows = false,
  dir_separator = "/",
  load = load,
  getfenv = getfenv,
  setfenv = setfenv,
  execute = require("kongsmith.penlight.files").execute,
}
