--- Worker: makes the globals of a Kong worker. Called with the host's table
-- before anything else; returns `require`.
--
-- Modules are looked for among the plugin's own, our own, those that Kong ships
-- (inert stand-ins where they have no module of our own) and the installed ones.

local host = ...

local error, ipairs, next, pairs, pcall = error, ipairs, next, pairs, pcall
local rawget, rawset, setfenv, setmetatable = rawget, rawset, setfenv, setmetatable
local tostring, type = tostring, type
local find_text, format, gsub, match, sub = string.find, string.format, string.gsub, string.match, string.sub
local concat = table.concat
local compile, find, stand_in = host.compile, host.find, host.stand_in
local load_any = load

local loaded = {}
local preload = {}
local loading = {}
-- the modules that may have learnt something from outside of the process
local knowing = {}

-- Our own modules by name, whatever becomes of `package.loaded`.
local ours = { ["kongsmith.host"] = host }
-- Their globals: those of the worker, until `seal` makes them their own.
local our_globals = setmetatable({}, { __index = _G, __newindex = _G })

-- name -> what was put in its place or missed: "shipped", "third-party", "missing"
host.foreign = {}
-- name -> "own", "installed"
host.found = {}


-- The modules that LuaJIT has but does not open by itself.
for name, open in pairs(host.preloaded or {}) do
  preload[name] = open
end


local function load_text(chunk, name, _, ...)
  if type(chunk) == "function" then
    local parts = {}
    repeat
      local part = chunk()
      parts[#parts + 1] = part
    until part == nil or part == ""
    chunk = concat(parts)
  end
  if type(chunk) ~= "string" then
    error("bad argument #1 to 'load' (function expected, got " .. type(chunk) .. ")", 2)
  end
  return load_any(chunk, name, "t", ...)
end


local function load_with_name(text, name)
  return load_text(text, name)
end


-- The value of a module of our own, nil where there is none of this name.
local function our_module(name)
  if ours[name] == nil then
    local chunk = host.embedded(name)
    if not chunk then
      return nil
    end
    local value = setfenv(chunk, our_globals)(name)
    ours[name] = value == nil or value
  end
  return ours[name]
end


-- Whether `name` lies beside a module of the plugin.
local function is_own(name)
  local folder = match(name, "^(.*)%.[^.]*$")
  if not folder or folder == "resty" then
    return false
  end
  for own in next, host.own do
    if sub(own, 1, #folder + 1) == folder .. "." then
      return true
    end
  end
  return false
end


-- Whether Kong ships a module called `name`.
local function is_shipped(name)
  return our_module("kongsmith.worker.shipped_modules").has(name)
end


-- Plugins that Kong once had.
local GONE = { galileo = true, ["log-serializers"] = true, ["mashape-analytics"] = true, runscope = true }


-- Whether `name` belongs to a plugin that neither Kong has nor this project.
local function is_other_plugin(name)
  local plugin = match(name, "^kong%.plugins%.([^.]+)%.")
  if not plugin or GONE[plugin] or host.own["kong.plugins." .. plugin .. ".handler"]
    or host.own["kong.plugins." .. plugin .. ".schema"] then
    return false
  end
  return not is_shipped("kong.plugins." .. plugin .. ".handler")
end


-- Whether `name` is for Kong or this project to have.
local function is_expected(name)
  return host.promised[name] or is_own(name)
    or (name == "kong" or sub(name, 1, 5) == "kong.") and not is_other_plugin(name)
end


-- The chunk that was found in `place` and its file, nothing where it has none of this name.
local function search_in(place, name)
  local text, path = find(name, place)
  if not text then
    return path and error(format("error loading module '%s':\n\t%s", name, path), 0)
  end
  host.found[name] = place
  local chunk, err = compile(text, path)
  return chunk or error(format("error loading module '%s' from file '%s':\n\t%s", name, path, err), 0), path
end


-- The chunk of a module and, where it is not ours, its file; or nil and how it is missing.
local function search(required)
  -- In a path both mean a folder.
  local name = gsub(required, "/", ".")
  if preload[required] then
    return preload[required]
  end
  local chunk, file = search_in("own", name)
  if chunk then
    return chunk, file
  end
  -- In Kong there are no such modules.
  if not find_text(name, "^kongsmith%.") and our_module(name) ~= nil then
    return function() return our_module(name) end
  elseif is_shipped(name) then
    host.foreign[name] = "shipped"
    return function() return our_module("kongsmith.worker.bundled").describe(name, stand_in(name)) end
  end
  chunk, file = search_in("installed", name)
  if chunk then
    return chunk, file
  end
  return nil, is_expected(name) and "missing" or "third-party"
end


-- How a module is missing, nil where it is not.
function host.missing(name)
  local ok, chunk, missing = pcall(search, name)
  return ok and not chunk and missing or nil
end


-- Something was asked outside of the process: what is loading now may keep it, and so may the module in `file`.
function host.remember(file)
  for name in next, loading do
    knowing[name] = true
  end
  for name, own in next, host.own do
    if own == file then
      knowing[name] = true
    end
  end
end


local function load_module(name)
  if host.stand_in_path(name) then
    return stand_in("require()")
  elseif type(name) ~= "string" then
    error("bad argument #1 to 'require' (string expected, got " .. type(name) .. ")", 2)
  end
  if knowing[name] then
    host.set_aside(false)
    host.remember()
  end
  if loaded[name] ~= nil then
    return loaded[name]
  end
  if loading[name] then
    error("loop or previous error loading module '" .. name .. "'", 2)
  end

  local chunk, file = search(name)
  if not chunk then
    local missing = file
    host.foreign[name] = missing
    if host.stand_ins == "all" or host.stand_ins == missing then
      loaded[name] = stand_in(name)
      return loaded[name]
    end
    error("module '" .. name .. "' not found:", 2)
  end

  loading[name] = true
  local outer = host.enter(file)
  local value = chunk(name)
  host.enter(outer)
  if value ~= nil then
    loaded[name] = value
  elseif loaded[name] == nil then
    loaded[name] = true
  end
  loading[name] = nil
  return loaded[name]
end


-- `require` as our own modules have it.
rawset(our_globals, "require", function(name)
  local value = our_module(name)
  if value ~= nil then
    return value
  end
  return load_module(name)
end)


-- The old way to define a module.
local function define_module(name, ...)
  if type(name) ~= "string" then
    error("bad argument #1 to 'module' (string expected, got " .. type(name) .. ")", 2)
  end
  local made = type(loaded[name]) == "table" and loaded[name] or {}
  loaded[name] = made
  made._M, made._NAME, made._PACKAGE = made, name, match(name, "^(.*%.)[^.]*$") or ""
  for _, option in ipairs({ ... }) do
    option(made)
  end
  setfenv(2, made)
end


local function see_all(made)
  setmetatable(made, { __index = _G })
end


package = {
  loaded = loaded,
  preload = preload,
  loaders = {},
  path = "./?.lua;./?/init.lua;/usr/local/share/lua/5.1/?.lua;/usr/local/share/lua/5.1/?/init.lua",
  cpath = "/usr/local/lib/lua/5.1/?.so",
  config = "/\n;\n?\n!\n-\n",
  seeall = see_all,
  searchpath = function(name)
    return nil, "\n\tno file '" .. tostring(name) .. "'"
  end,
}
module, require = define_module, load_module

-- Whose globals our own modules have is no matter of a plugin's.
local getfenv_any = getfenv

function getfenv(asked)
  if asked == nil or type(asked) == "number" and asked > 0 then
    asked = (asked or 1) + 1
  end
  local globals = getfenv_any(asked)
  return globals == our_globals and _G or globals
end

-- Text only: bytecode is not checked by anyone.
load, loadstring = load_text, load_with_name
print = function() end
collectgarbage = function(option)
  return option == "count" and 1024 or 0
end


-- Nothing is left of Kong after this. In a validator that is no refusal of the value.
local function exit()
  if not host.is_validating then
    error("`os.exit` ends Kong, which does not start", 2)
  end
end

local getenv = host.environment
os = {
  getenv = function(name) return getenv[name] end,
  time = os.time, date = os.date, clock = os.clock, difftime = os.difftime,
  exit = exit,
  setlocale = function() return "C" end,
  tmpname = function() return "/tmp/lua_000000" end,
}

debug = {
  traceback = function(message) return host.error_text(message) or message end,
  getinfo = function(asked)
    -- no tail call: the host counts the levels of the stack from here
    local info = host.caller(asked)
    return info
  end,
  getmetatable = getmetatable, setmetatable = setmetatable,
  getlocal = function() end, getupvalue = function() end, sethook = function() end, gethook = function() end,
  getregistry = function() return {} end,
}

jit = {
  version = jit.version, version_num = jit.version_num, os = jit.os, arch = jit.arch,
  on = function() end, off = function() end, flush = function() end,
  status = function() return true end,
  opt = { start = function() end }, util = stand_in("jit.util"),
}

local LIBRARIES = { "string", "table", "math", "bit", "coroutine", "os", "io", "jit", "debug" }


-- Gives our own modules globals and libraries of their own: what a plugin does to its is no matter of theirs.
local function seal()
  setmetatable(our_globals, nil)
  for name, value in next, _G do
    our_globals[name] = our_globals[name] or value
  end
  for _, name in ipairs(LIBRARIES) do
    local copy = {}
    for key, value in next, our_globals[name] do
      copy[key] = value
    end
    our_globals[name] = copy
  end
end


our_module("kongsmith.worker.outside")

for _, name in ipairs(LIBRARIES) do
  loaded[name] = rawget(_G, name)
end
loaded._G, loaded.package = _G, package

-- Third parties replace `rawset`'s target at times; ours stays.
rawset(_G, "ngx", our_module("kongsmith.worker.ngx"))
rawset(_G, "kong", our_module("kongsmith.worker.kong"))
loaded.ngx = ngx
if host.is_lenient then
  our_module("kongsmith.worker.lenient")
end
seal()

return our_globals.require
