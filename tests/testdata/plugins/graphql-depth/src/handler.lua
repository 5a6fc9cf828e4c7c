local depth = require "kong.plugins.graphql-depth.depth"
local lexer = require "kong.plugins.graphql-depth.lexer"

local kong = kong


local GraphqlDepth = {}


local function document_of()
  local method = kong.request.get_method()

  if method == "GET" then
    local query = kong.request.get_query_arg("query")
    return type(query) == "string" and { query } or nil
  end

  local content_type = kong.request.get_header("content-type") or ""
  if content_type:find("application/graphql", 1, true) then
    local raw = kong.request.get_raw_body()
    return raw and raw ~= "" and { raw } or nil
  end

  local body = kong.request.get_body("application/json")
  if type(body) ~= "table" then
    return nil
  end

  -- A batch is a list of requests.
  if body[1] then
    local documents = {}
    for i, entry in ipairs(body) do
      if type(entry) ~= "table" or type(entry.query) ~= "string" then
        return nil
      end
      documents[i] = entry.query
    end
    return documents
  end

  return type(body.query) == "string" and { body.query } or nil
end


local function graphql_error(status, message)
  return kong.response.exit(status, { errors = { { message = message } } })
end


function GraphqlDepth:access(conf)
  local documents = document_of()
  if not documents then
    if conf.allow_other then
      return
    end
    return graphql_error(400, "request holds no GraphQL document")
  end

  if #documents > conf.max_batch then
    return graphql_error(400, "batch is larger than " .. conf.max_batch)
  end

  for _, document in ipairs(documents) do
    local tokens, err = lexer.tokens(document, conf.max_tokens)
    if not tokens then
      return graphql_error(400, err)
    end

    local measured = depth.measure(tokens, conf.count_introspection)
    if measured.depth > conf.max_depth then
      kong.log.info("query of depth ", measured.depth, " refused")
      return graphql_error(400, "query is deeper than " .. conf.max_depth)
    end
    if measured.aliases > conf.max_aliases then
      return graphql_error(400, "query has more than " .. conf.max_aliases .. " aliases")
    end
  end
end


GraphqlDepth.PRIORITY = 940
GraphqlDepth.VERSION = "0.6.0"

return GraphqlDepth
