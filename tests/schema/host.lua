--- Host: stands in for what the Rust side gives, with Debian's Lua packages.
-- Needs lua-cjson and lua-rex-pcre2 (apt-get install lua-cjson lua-rex-pcre2).

local function need(name, package)
  local ok, module = pcall(require, name)
  if not ok then
    io.stderr:write("missing Lua module `" .. name .. "`: apt-get install " .. package .. "\n")
    os.exit(2)
  end
  return module
end

-- our own `cjson` stands before the C library in the search path
local function from_c(name)
  return package.loadlib(assert(package.searchpath(name, package.cpath)), "luaopen_" .. name)()
end

package.preload.cjson = function() return from_c("cjson") end
local cjson = need("cjson", "lua-cjson")
local pcre = need("rex_pcre2", "lua-rex-pcre2")

cjson.array_mt = cjson.array_mt or {}
cjson.empty_array_mt = cjson.empty_array_mt or {}
cjson.empty_array = cjson.empty_array or setmetatable({}, cjson.empty_array_mt)
package.loaded["cjson.safe"] = cjson.new and setmetatable({
  decode = function(text)
    local ok, value = pcall(cjson.decode, text)
    if ok then
      return value
    end
    return nil, value
  end,
  encode = function(value)
    local ok, text = pcall(cjson.encode, value)
    if ok then
      return text
    end
    return nil, text
  end,
}, { __index = cjson })


local function compile(pattern, options)
  local flags = ""
  for flag in (options or ""):gmatch("[imsxA]") do
    flags = flags .. flag
  end
  local ok, regex = pcall(pcre.new, pattern, flags)
  if ok then
    return regex
  end
  local reason = tostring(regex):match("^(.-) %(pattern offset") or tostring(regex)
  return nil, ("pcre2_compile() failed: %s in \"%s\""):format(reason, pattern)
end


local re = {}

function re.match(subject, pattern, options)
  local regex, err = compile(pattern, options)
  if not regex then
    return nil, err
  end
  local first, last, captures = regex:tfind(subject)
  if not first then
    return nil
  end
  captures[0] = subject:sub(first, last)
  return captures
end

function re.find(subject, pattern, options)
  local regex, err = compile(pattern, options)
  if not regex then
    return nil, nil, err
  end
  local first, last = regex:find(subject)
  return first, last
end


local ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

local function encode_base64(text)
  local out = {}
  for i = 1, #text, 3 do
    local a, b, c = text:byte(i, i + 2)
    local bits = a * 65536 + (b or 0) * 256 + (c or 0)
    for j = 0, 3 do
      local index = math.floor(bits / 64 ^ (3 - j)) % 64
      out[#out + 1] = (j > 1 and not (j == 2 and b or c)) and "=" or ALPHABET:sub(index + 1, index + 1)
    end
  end
  return table.concat(out)
end


_G.ngx = {
  null = cjson.null,
  re = re,
  now = os.time,
  time = os.time,
  update_time = function() end,
  log = function() end,
  encode_base64 = encode_base64,
  DEBUG = 8, INFO = 7, NOTICE = 6, WARN = 5, ERR = 4, CRIT = 3, ALERT = 2, EMERG = 1, STDERR = 0,
}


package.loaded["kongsmith.host"] = {
  stand_in = function(path) error(path .. " has no stand-in here") end,
  foreign = {},
  random_bytes = function(count)
    local bytes = {}
    for i = 1, count do
      bytes[i] = string.char(math.random(0, 255))
    end
    return table.concat(bytes)
  end,
  read_certificate = function(text)
    if text:find("-----BEGIN CERTIFICATE-----", 1, true) then
      return {}
    end
    return nil, "x509.new: not a certificate"
  end,
  read_key = function(text, format)
    if text:find("-----BEGIN [%u ]*KEY-----") or (format == "JWK" and text:find('"kty"', 1, true)) then
      return { public_pem = "" }
    end
    return nil, "pkey.new:load_key: error:1E08010C:DECODER routines:OSSL_DECODER_from_bio:"
      .. "unsupported:crypto/encode_decode/decoder_lib.c:103:"
  end,
}

math.randomseed(os.time())

return cjson
