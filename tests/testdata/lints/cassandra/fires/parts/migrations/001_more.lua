local _M = { postgres = { up = "" } }

_M.cassandra = { up = "" }

return _M
