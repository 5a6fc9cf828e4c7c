local _M = {}


-- The configuration under the names of the client library.
function _M.of(conf)
  return {
    client_id = conf.client_id,
    client_secret = conf.client_secret,
    discovery = conf.discovery,
    introspection_endpoint = conf.introspection_endpoint,
    redirect_uri = conf.redirect_uri,
    logout_path = conf.logout_path,
    scope = table.concat(conf.scopes, " "),
    ssl_verify = conf.ssl_verify and "yes" or "no",
    timeout = conf.timeout,
    token_endpoint_auth_method = conf.token_endpoint_auth_method,
    renew_access_token_on_expiry = true,
    accept_none_alg = false,
  }
end


return _M
