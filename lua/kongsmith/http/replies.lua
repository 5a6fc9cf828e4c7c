--- Replies: types and bodies of what Kong itself answers.

local strings = require "kong.tools.string"

local match, tonumber, type = string.match, tonumber, type

local replies = {}

local JSON, PLAIN = "application/json; charset=utf-8", "text/plain; charset=utf-8"

local TYPES = {
  ["application/grpc"] = "",
  ["text/html"] = "text/html; charset=utf-8",
  ["application/json"] = JSON,
  ["text/plain"] = PLAIN,
  ["application/xml"] = "application/xml; charset=utf-8",
  ["application/*"] = JSON,
  ["text/*"] = PLAIN,
  ["*/*"] = JSON,
}

local TEMPLATES = {
  ["application/grpc"] = "",
  ["text/html"] = '<!doctype html>\n<html>\n  <head>\n    <meta charset="utf-8">\n    <title>Error</title>\n  </head>\n'
    .. "  <body>\n    <h1>Error</h1>\n    <p>%s.</p>\n    <p>request_id: %s</p>\n  </body>\n</html>\n",
  ["application/json"] = '{\n  "message":"%s",\n  "request_id":"%s"\n}',
  ["text/plain"] = "%s\nrequest_id: %s\n",
  ["application/xml"] = '<?xml version="1.0" encoding="UTF-8"?>\n<error>\n  <message>%s</message>\n'
    .. "  <requestid>%s</requestid>\n</error>\n",
}

local FIXED = { [405] = "Method not allowed", [500] = "An unexpected error occurred", [502] = "Bad gateway" }
local DEFAULT = { [401] = "Unauthorized", [404] = "Not found", [503] = "Service unavailable" }


--- The body for a status, with `message` in it where there is room for one.
function replies.default_body(status, message)
  if type(status) ~= "number" then
    error("code must be a number", 2)
  elseif status < 100 or status > 599 then
    error("code must be a number between 100 and 599", 2)
  elseif status == 204 then
    return nil
  end
  local body = FIXED[status] or message or DEFAULT[status]
  if body ~= nil and type(body) ~= "table" then
    return { message = body }
  end
  return body
end


--- The content type for a media type; JSON for one that is not known, unless
-- `has_default` is false.
function replies.mime_type(media_type, has_default)
  local name = strings.split(strings.strip(media_type), ";")[1] or ""
  local known = TYPES[name]
  if not known and has_default ~= false then
    return JSON
  elseif not known then
    return nil, "could not find MIME type"
  end
  return known
end


-- The media type of one part of `Accept`, and how much it is wanted.
local function read_accepted(part)
  local media_type = match(part, "^([%w*][%w!#$&^_+.*-]*/[%w*][%w!#$&^_+.*-]*)")
  local quality = match(part:lower(), ";%s*q=([01]%.?%d*)")
  return media_type, tonumber(quality) or 1
end


--- The content type that a header `Accept` wants most.
function replies.response_type(accept)
  if type(accept) == "table" then
    accept = table.concat(accept, ",")
  end
  local best, most = JSON, 0
  for _, part in ipairs(accept and strings.split(accept, ",") or {}) do
    local media_type, quality = read_accepted(strings.strip(part))
    if media_type and quality > most then
      best, most = replies.mime_type(media_type), quality
    end
  end
  return best
end


--- The body of an error of this content type, with places for message and request.
function replies.error_template(content_type)
  for name, template in pairs(TEMPLATES) do
    if content_type == name or content_type == TYPES[name] then
      return template
    end
  end
  return nil, "no template found for MIME type " .. (content_type or "empty")
end


return replies
