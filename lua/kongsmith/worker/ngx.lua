--- ngx: OpenResty's API as code finds it while Kong starts. What is pure works;
-- what needs a request raises what OpenResty raises; the rest is inert.

local encoding = require "kongsmith.worker.encoding"
local host = require "kongsmith.host"
local request = require "kongsmith.worker.request"
local times = require "kongsmith.worker.times"
local uri = require "kongsmith.worker.uri"

local ipairs, pairs = ipairs, pairs
local stand_in = host.stand_in


local function inert(result)
  return function() return result end
end


-- Kong's timers begin when its workers do.
local function no_timer()
  if not host.is_validating then
    error("the timer module is not started", 2)
  end
  return true
end


local ngx = {
  null = host.null,
  OK = 0, ERROR = -1, AGAIN = -2, DONE = -4, DECLINED = -5,
  STDERR = 0, EMERG = 1, ALERT = 2, CRIT = 3, ERR = 4, WARN = 5, NOTICE = 6, INFO = 7, DEBUG = 8,
  re = require "kongsmith.worker.regex",
  shared = require "kongsmith.worker.shared",

  log = function() end, get_phase = inert("init"),

  config = {
    subsystem = "http", debug = false, ngx_lua_version = 10026, nginx_version = 1025003,
    prefix = inert("/usr/local/kong/"), nginx_configure = inert(""), is_console = false,
  },
  worker = { id = function() end, pid = inert(1), pids = function() return {} end, count = inert(1),
             exiting = inert(false) },
  process = { type = inert("single") },
  timer = { at = no_timer, every = no_timer, running_count = request.call "ngx.timer.running_count",
            pending_count = request.call "ngx.timer.pending_count" },
  thread = request.calls "ngx.thread", socket = request.calls "ngx.socket", location = request.calls "ngx.location",
  ndk = stand_in("ndk"),

  header = request.fields "ngx.header", arg = request.fields "ngx.arg", var = request.fields "ngx.var",
  req = request.calls "ngx.req", resp = request.calls "ngx.resp",
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


for _, functions in ipairs({ encoding, times, uri }) do
  for name, value in pairs(functions) do
    ngx[name] = value
  end
end

for _, name in ipairs({ "sleep", "say", "print", "flush", "eof", "exit", "exec", "redirect", "send_headers",
                        "on_abort" }) do
  ngx[name] = request.call("ngx." .. name)
end

local OF_REQUEST = { ctx = true, status = true, headers_sent = true, is_subrequest = true }

return setmetatable(ngx, { __index = function(_, name)
  if OF_REQUEST[name] then
    return request.field("ngx." .. name)
  end
end })
