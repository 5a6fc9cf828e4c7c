local meta = require "kong.meta"

return {
  VERSION = meta.version,
}
