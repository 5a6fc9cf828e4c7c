local Handler = { VERSION = "1.0.0", PRIORITY = 1000 }

function Handler:preread(conf)
  kong.response.set_header("X-Limit", conf.limit)
  kong.response.error(403)
end

function Handler:rewrite(conf)
  kong.response.get_source()
end

function Handler:log()
  kong.client.tls.set_client_verify("NONE")
end

return Handler
