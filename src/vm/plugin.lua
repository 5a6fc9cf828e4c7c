-- The globals of a worker without Kong. Called with the maker of stand-ins, `compile(name)` for the plugin's own
-- modules, the list for the names of foreign ones and the environment variables; returns `require`.
local stand_in, compile, foreign, environment = ...
local load_text, type, error, pcall, select, unpack = load, type, error, pcall, select, unpack
local concat, gsub = table.concat, string.gsub
local create, resume = coroutine.create, coroutine.resume

-- What reaches out of the machine goes, or becomes inert.
dofile, loadfile, newproxy = nil, nil, nil
io = stand_in("io")
os = setmetatable({
  getenv = function(name) return environment[name] end,
  time = os.time, date = os.date, clock = os.clock, difftime = os.difftime,
}, { __index = function(_, name) return stand_in("os." .. name) end })
print = function() end

-- Each coroutine has a stack of its own, and each callback from C takes a piece of the machine's. Their nesting is
-- counted, for LuaJIT does not count it.
local nested = 0

local function left(...)
  nested = nested - 1
  return ...
end

coroutine.resume = function(thread, ...)
  if nested == 16 then return false, "coroutines are nested too deep" end
  nested = nested + 1
  return left(resume(thread, ...))
end

local function raise(ok, ...)
  if not ok then error((...), 0) end
  return ...
end

coroutine.wrap = function(body)
  local thread = create(body)
  return function(...) return raise(coroutine.resume(thread, ...)) end
end

local replacing = 0

string.gsub = function(text, pattern, replacement, ...)
  if type(replacement) == "string" then return gsub(text, pattern, replacement, ...) end
  if replacing == 50 then error("stack overflow", 2) end
  replacing = replacing + 1
  return raise((function(...)
    replacing = replacing - 1
    return ...
  end)(pcall(gsub, text, pattern, replacement, ...)))
end

table.foreach, table.foreachi = nil, nil

-- Text only: bytecode is not checked by anyone. The compiler stays off, or loops would escape their bound.
load = function(chunk, name, _, ...)
  if type(chunk) == "function" then
    local pieces = {}
    for piece in chunk do
      if piece == "" then break end
      pieces[#pieces + 1] = piece
    end
    chunk = concat(pieces)
  end
  if select("#", ...) > 0 then return load_text(chunk, name, "t", (...)) end
  return load_text(chunk, name, "t")
end
loadstring = load
jit = setmetatable({
  version = jit.version, version_num = jit.version_num, os = jit.os, arch = jit.arch,
}, { __index = function(_, name) return stand_in("jit." .. name) end })

kong = stand_in("kong")
ngx = stand_in("ngx")
debug = stand_in("debug")

local loaded = {
  _G = _G, string = string, table = table, math = math, bit = bit, coroutine = coroutine, os = os, io = io, jit = jit,
  debug = debug, ngx = ngx,
}
package = { loaded = loaded, preload = {}, path = "", cpath = "", config = "/\n;\n?\n!\n-\n" }
loaded.package = package

local loading = {}

function require(name)
  if type(name) ~= "string" then return stand_in("require()") end
  if loaded[name] ~= nil then return loaded[name] end
  if loading[name] then
    error("loop or previous error loading module '" .. name .. "'", 2)
  end
  loading[name] = true
  local module = compile(name)
  local value
  if module then
    value = module(name)
    if value == nil then value = loaded[name] end
    if value == nil then value = true end
  else
    foreign[#foreign + 1] = name
    value = stand_in(name)
  end
  loading[name] = nil
  loaded[name] = value
  return value
end

return require
