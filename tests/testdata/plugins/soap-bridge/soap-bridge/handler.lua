local envelope = require "kong.plugins.soap-bridge.envelope"
local faults = require "kong.plugins.soap-bridge.faults"
local operations = require "kong.plugins.soap-bridge.operations"

local kong = kong


local SoapBridge = {
  PRIORITY = 790,
  VERSION = "1.2.1",
}


local SOAP_TYPES = {
  ["1.1"] = "text/xml; charset=utf-8",
  ["1.2"] = "application/soap+xml; charset=utf-8",
}


function SoapBridge:access(conf)
  local operation = operations.find(conf.operations, kong.request.get_method(), kong.request.get_path())
  if not operation then
    return kong.response.exit(404, { message = "No such operation" })
  end

  local arguments = kong.request.get_query()
  if kong.request.get_method() ~= "GET" then
    local body, err = kong.request.get_body("application/json")
    if err then
      return kong.response.exit(400, { message = "Invalid JSON body" })
    end
    arguments = body
  end

  local xml = envelope.build {
    version = conf.soap_version,
    namespace = conf.namespace,
    operation = operation.name,
    arguments = arguments,
  }

  kong.service.request.set_method("POST")
  kong.service.request.set_path(conf.endpoint_path)
  kong.service.request.set_raw_query("")
  kong.service.request.set_header("Content-Type", SOAP_TYPES[conf.soap_version])
  kong.service.request.set_header("SOAPAction", operation.action or conf.namespace .. "/" .. operation.name)
  kong.service.request.set_raw_body(xml)

  kong.ctx.plugin.operation = operation.name
end


function SoapBridge:response(conf)
  local operation = kong.ctx.plugin.operation
  if not operation then
    return
  end

  local xml = kong.service.response.get_raw_body()
  local answer, err = envelope.parse(xml or "", operation)
  if not answer then
    kong.log.err("answer of the SOAP service not understood: ", err)
    return kong.response.exit(502, { message = "Invalid answer from the service" })
  end

  if answer.fault then
    return kong.response.exit(faults.status(answer.fault, conf.fault_statuses), {
      message = answer.fault.reason,
      code = answer.fault.code,
    })
  end

  return kong.response.exit(kong.service.response.get_status(), answer.result)
end


return SoapBridge
