--- System: the machine that Kong runs on. It is not known.

local host = require "kongsmith.host"

local NO_CERTIFICATES = "Could not find trusted certs file in any of the `system`-predefined locations. "
  .. "Please install a certs file there or set lua_ssl_trusted_certificate to an specific filepath instead of `system`"

local system = {}


--- The number of processors and the name of the system.
function system.get_system_infos()
  host.use("kong.tools.system.get_system_infos", true)
  return {}
end


--- The file with the certificates that the system trusts.
function system.get_system_trusted_certs_filepath()
  host.use("kong.tools.system.get_system_trusted_certs_filepath", true)
  return nil, NO_CERTIFICATES
end


return system
