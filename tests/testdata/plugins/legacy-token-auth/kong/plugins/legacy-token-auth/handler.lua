local BasePlugin = require "kong.plugins.base_plugin"
local access = require "kong.plugins.legacy-token-auth.access"

local LegacyTokenAuthHandler = BasePlugin:extend()

LegacyTokenAuthHandler.PRIORITY = 1007

function LegacyTokenAuthHandler:new()
  LegacyTokenAuthHandler.super.new(self, "legacy-token-auth")
end

function LegacyTokenAuthHandler:access(conf)
  LegacyTokenAuthHandler.super.access(self)

  if conf.run_on_preflight == false and ngx.req.get_method() == "OPTIONS" then
    return
  end

  access.execute(conf)
end

function LegacyTokenAuthHandler:header_filter(conf)
  LegacyTokenAuthHandler.super.header_filter(self)

  if ngx.ctx.legacy_token_renewed and conf.renewal_header then
    ngx.header[conf.renewal_header] = ngx.ctx.legacy_token_renewed
  end
end

return LegacyTokenAuthHandler
