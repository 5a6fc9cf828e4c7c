local mixin = require "kong.plugins.sample.mixin"
local _M = {}

mixin.into(_M)

return _M
