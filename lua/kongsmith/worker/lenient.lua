--- Lenient: lets the functions of Lua, OpenResty and Kong take stand-ins. A module
-- that Kong ships and we do not have gives stand-ins where it would give texts
-- and numbers; whoever counts with them gets a stand-in, not an error.

local host = require "kongsmith.host"
local partial = require "kongsmith.partial"

local ipairs, pairs, select, type = ipairs, pairs, select, type
local stand_in_path = host.stand_in_path


local function is_stand_in(value)
  return type(value) == "table" and stand_in_path(value) ~= nil
end


local function has_stand_in(...)
  for position = 1, select("#", ...) do
    if is_stand_in((select(position, ...))) then
      return true
    end
  end
  return false
end


-- Replaces the functions of `library` that are named, or all of them.
local function soften(library, path, names)
  local wanted = {}
  for name, value in pairs(library) do
    if type(value) == "function" and (not names or names[name]) then
      wanted[name] = value
    end
  end
  for name, call in pairs(wanted) do
    library[name] = function(...)
      if has_stand_in(...) then
        return partial.unknown(path .. name)
      end
      return call(...)
    end
  end
end


soften(string, "string.")
soften(math, "math.")
soften(bit, "bit.")
soften(ngx.re, "ngx.re.")
soften(require "cjson", "cjson.", { decode = true })
soften(require "cjson.safe", "cjson.safe.", { decode = true })
soften(_G, "", { tonumber = true })
soften(ngx, "ngx.", { encode_base64 = true, decode_base64 = true, escape_uri = true, unescape_uri = true,
                      md5 = true, md5_bin = true,
                      sha1_bin = true, hmac_sha1 = true, crc32_short = true, crc32_long = true, quote_sql_str = true,
                      encode_args = true, decode_args = true, http_time = true, cookie_time = true,
                      parse_http_time = true, decode_base64mime = true })

-- The modules whose functions are softened when they are first required.
local PURE = {}
for name in ([[ansicolors inspect kong.tools.mime_type kong.tools.string ngx.re pl.dir pl.path pl.seq pl.stringx pl.tablex
               pl.types pl.url pl.utils resty.string]]):gmatch("%S+") do
  PURE[name] = true
end

local plain_require = require


function require(name)
  if not PURE[name] then
    return plain_require(name)
  end
  PURE[name] = nil
  local module = plain_require(name)
  if type(module) == "table" then
    soften(module, name .. ".")
  end
  return module
end


local concat = table.concat

function table.concat(list, ...)
  if has_stand_in(list, ...) then
    return partial.unknown "table.concat"
  end
  if type(list) == "table" then
    for _, part in ipairs(list) do
      if is_stand_in(part) then
        return partial.unknown "table.concat"
      end
    end
  end
  return concat(list, ...)
end


return true
