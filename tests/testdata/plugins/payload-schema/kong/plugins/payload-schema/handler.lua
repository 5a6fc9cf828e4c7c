local compile = require "kong.plugins.payload-schema.compile"
local validate = require "kong.plugins.payload-schema.validate"

local kong = kong


local PayloadSchema = {
  PRIORITY = 945,
  VERSION = "1.1.2",
}


local function applies(conf)
  local method = kong.request.get_method()
  return conf.methods[method] == true
end


local function media_type()
  local header = kong.request.get_header("content-type")
  return header and header:match("^%s*([^;%s]+)")
end


local function listed(list, value)
  for _, entry in ipairs(list) do
    if entry == value then
      return true
    end
  end

  return false
end


function PayloadSchema:access(conf)
  if not applies(conf) then
    return
  end

  local kind = media_type()
  if not kind or not listed(conf.content_types, kind:lower()) then
    return kong.response.error(415)
  end

  local body, err = kong.request.get_body("application/json", nil, conf.max_body_size)
  if err then
    return kong.response.exit(400, { message = "request body is not valid JSON" })
  end

  local rules, compile_err = compile.rules(conf.body_schema)
  if not rules then
    kong.log.err("schema not usable: ", compile_err)
    return kong.response.error(500)
  end

  local problems = validate.value(rules, body, conf.max_problems)
  if #problems == 0 then
    return
  end

  if conf.verbose then
    return kong.response.exit(422, { message = "request body does not fit its schema", problems = problems })
  end

  return kong.response.exit(422, { message = "request body does not fit its schema" })
end


return PayloadSchema
