local meta = {}

meta._VERSION = "scm"

return meta
