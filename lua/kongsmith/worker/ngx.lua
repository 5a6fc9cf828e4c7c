--- ngx: OpenResty's API as code finds it while Kong starts. What is pure works;
-- what needs a request raises what OpenResty raises; the rest is inert.

local digest = require "kongsmith.digest"
local host = require "kongsmith.host"

local stand_in = host.stand_in
local started = os.time()
local null = host.null


local function now()
  return started + math.floor(host.elapsed() * 1000) / 1000
end


local function inert(result)
  return function() return result end
end


-- Fields and functions that exist only while a request is served.
local function of_request(path)
  local function refuse()
    error("no request found", 2)
  end
  return setmetatable({}, { __index = refuse, __newindex = refuse, __call = refuse,
                            __tostring = function() return path end })
end


local function functions_of_request(path)
  return setmetatable({}, { __index = function(names, name)
    local function refuse()
      error("no request found", 2)
    end
    rawset(names, name, refuse)
    return refuse
  end, __tostring = function() return path end })
end


local ngx = {
  null = null,
  OK = 0, ERROR = -1, AGAIN = -2, DONE = -4, DECLINED = -5,
  STDERR = 0, EMERG = 1, ALERT = 2, CRIT = 3, ERR = 4, WARN = 5, NOTICE = 6, INFO = 7, DEBUG = 8,
  re = require "kongsmith.worker.regex",
  shared = require "kongsmith.worker.shared",

  now = now, time = function() return math.floor(now()) end, update_time = function() end,
  today = function() return os.date("%Y-%m-%d") end,
  localtime = function() return os.date("%Y-%m-%d %H:%M:%S") end,
  utctime = function() return os.date("!%Y-%m-%d %H:%M:%S") end,
  http_time = function(time) return os.date("!%a, %d %b %Y %H:%M:%S GMT", time) end,
  cookie_time = function(time) return os.date("!%a, %d-%b-%y %H:%M:%S GMT", time) end,
  parse_http_time = stand_in("ngx.parse_http_time"),

  log = function() end, print = inert(1), say = inert(1), flush = inert(1), eof = inert(1), sleep = function() end,
  exit = function() end, exec = function() end, redirect = function() end, send_headers = inert(1),
  on_abort = inert(1), get_phase = inert("init"), is_subrequest = false, headers_sent = false,

  config = {
    subsystem = "http", debug = false, ngx_lua_version = 10026, nginx_version = 1025003,
    prefix = inert("/usr/local/kong/"), nginx_configure = inert(""), is_console = false,
  },
  worker = { id = function() end, pid = inert(1), pids = function() return {} end, count = inert(1),
             exiting = inert(false) },
  process = { type = inert("single") },
  timer = { at = inert(true), every = inert(true), running_count = inert(0), pending_count = inert(0) },
  thread = { spawn = stand_in("ngx.thread.spawn"), wait = inert(true), kill = inert(true) },
  socket = { tcp = stand_in("ngx.socket.tcp"), udp = stand_in("ngx.socket.udp"), stream = stand_in("ngx.socket.stream"),
             connect = stand_in("ngx.socket.connect") },
  location = { capture = stand_in("ngx.location.capture"), capture_multi = stand_in("ngx.location.capture_multi") },
  ndk = stand_in("ndk"),

  header = of_request("ngx.header"), arg = of_request("ngx.arg"),
  req = functions_of_request("ngx.req"), resp = functions_of_request("ngx.resp"), var = of_request("ngx.var"),

  md5 = function(text) return digest.hex(digest.of("md5", text)) end,
  md5_bin = function(text) return digest.of("md5", text) end, sha1_bin = stand_in("ngx.sha1_bin"),
  hmac_sha1 = stand_in("ngx.hmac_sha1"), crc32_short = stand_in("ngx.crc32_short"),
  crc32_long = stand_in("ngx.crc32_long"), quote_sql_str = stand_in("ngx.quote_sql_str"),
}

for name, code in pairs({
  CONTINUE = 100, SWITCHING_PROTOCOLS = 101, OK = 200, CREATED = 201, ACCEPTED = 202, NO_CONTENT = 204,
  PARTIAL_CONTENT = 206, SPECIAL_RESPONSE = 300, MOVED_PERMANENTLY = 301, MOVED_TEMPORARILY = 302, SEE_OTHER = 303,
  NOT_MODIFIED = 304, TEMPORARY_REDIRECT = 307, PERMANENT_REDIRECT = 308, BAD_REQUEST = 400, UNAUTHORIZED = 401,
  PAYMENT_REQUIRED = 402, FORBIDDEN = 403, NOT_FOUND = 404, NOT_ALLOWED = 405, NOT_ACCEPTABLE = 406,
  REQUEST_TIMEOUT = 408, CONFLICT = 409, GONE = 410, UPGRADE_REQUIRED = 426, TOO_MANY_REQUESTS = 429, CLOSE = 444,
  ILLEGAL = 451, INTERNAL_SERVER_ERROR = 500, METHOD_NOT_IMPLEMENTED = 501, BAD_GATEWAY = 502,
  SERVICE_UNAVAILABLE = 503, GATEWAY_TIMEOUT = 504, VERSION_NOT_SUPPORTED = 505, INSUFFICIENT_STORAGE = 507,
}) do
  ngx["HTTP_" .. name] = code
end

for position, method in ipairs({ "GET", "HEAD", "POST", "PUT", "DELETE", "MKCOL", "COPY", "MOVE", "OPTIONS", "PROPFIND",
                                 "PROPPATCH", "LOCK", "UNLOCK", "PATCH", "TRACE" }) do
  ngx["HTTP_" .. method] = 2 ^ position
end


function ngx.encode_base64(text, no_padding)
  return host.encode_base64(tostring(text), not no_padding)
end


function ngx.decode_base64(text)
  if type(text) ~= "string" then
    error("string argument only", 2)
  end
  return host.decode_base64(text, false)
end


function ngx.decode_base64mime(text)
  return host.decode_base64(text:gsub("[^%w+/=]", ""), false)
end


function ngx.escape_uri(text)
  return (tostring(text):gsub("[^%w%-%._~]", function(character)
    return ("%%%02X"):format(character:byte())
  end))
end


function ngx.unescape_uri(text)
  return (tostring(text):gsub("%+", " "):gsub("%%(%x%x)", function(digits)
    return string.char(tonumber(digits, 16))
  end))
end


function ngx.encode_args(arguments)
  local parts = {}
  for _, name in require("kong.tools.table").sorted_keys(arguments) do
    local values = arguments[name]
    for _, value in ipairs(type(values) == "table" and values or { values }) do
      if value == true then
        parts[#parts + 1] = ngx.escape_uri(name)
      elseif value then
        parts[#parts + 1] = ngx.escape_uri(name) .. "=" .. ngx.escape_uri(value)
      end
    end
  end
  return table.concat(parts, "&")
end


function ngx.decode_args(text)
  local arguments = {}
  for part in text:gmatch("[^&]+") do
    local name, value = part:match("^([^=]*)=(.*)$")
    name, value = ngx.unescape_uri(name or part), value and ngx.unescape_uri(value) or true
    local known = arguments[name]
    if known == nil then
      arguments[name] = value
    elseif type(known) == "table" then
      known[#known + 1] = value
    else
      arguments[name] = { known, value }
    end
  end
  return arguments
end


return setmetatable(ngx, { __index = function(_, name)
  if name == "ctx" or name == "status" then
    error("no request found", 2)
  end
end })
