--- Kit: what of `kong` exists only while a request is served. Its functions look
-- at the phase of the request, which raises where there is none.

local host = require "kongsmith.host"
local partial = require "kongsmith.partial"
local request = require "kongsmith.worker.request"

local pairs, setmetatable = pairs, setmetatable

local FUNCTIONS = {
  ["kong.request"] = [[get_scheme get_host get_port get_forwarded_scheme get_forwarded_host get_forwarded_port
    get_forwarded_path get_forwarded_prefix get_http_version get_method get_path get_raw_path get_path_with_query
    get_raw_query get_query_arg get_query get_header get_headers get_start_time get_uri_captures get_raw_body
    get_body]],
  ["kong.response"] = [[get_status get_header get_headers get_source set_status set_header add_header clear_header
    set_headers error exit get_raw_body set_raw_body]],
  ["kong.service"] = [[set_upstream set_target set_target_retry_callback set_retries set_timeouts set_tls_cert_key
    set_tls_verify set_tls_verify_depth set_tls_verify_store]],
  ["kong.service.request"] = [[enable_buffering set_scheme set_path set_raw_query set_query clear_query_arg set_method
    set_header add_header clear_header set_headers set_raw_body set_body disable_tls enable_tls]],
  ["kong.service.response"] = "get_status get_header get_headers get_raw_body get_body",
  ["kong.client"] = [[get_ip get_forwarded_ip get_port get_forwarded_port get_credential get_consumer load_consumer
    get_protocol authenticate]],
  ["kong.client.tls"] = [[request_client_certificate disable_session_reuse set_client_ca_list
    get_full_client_certificate_chain set_client_verify]],
  ["kong.router"] = "get_route get_service",
}

local kit = {}


--- Puts the functions that need a request into the namespaces of `kong`. What else is in these stays as it is.
function kit.put_into(kong)
  for path, names in pairs(FUNCTIONS) do
    local namespace = kong
    for part in path:sub(#"kong." + 1):gmatch("[^.]+") do
      namespace = namespace[part]
    end
    for name in names:gmatch("%S+") do
      namespace[name] = request.call(path .. "." .. name)
    end
  end
end


--- `kong.ctx`: without a request there is no table in it.
kit.ctx = setmetatable({}, { __index = function(_, name)
  return host.is_validating and partial.unknown("kong.ctx." .. name) or nil
end, __tostring = function() return "kong.ctx" end })


return kit
