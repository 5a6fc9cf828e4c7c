--- cjson: JSON texts from and to Lua values, with OpenResty's marks for lists.

local host = require "kongsmith.host"

local error = error
local setmetatable = setmetatable

local array_mt, empty_array_mt = {}, {}
local empty_array = setmetatable({}, empty_array_mt)


-- A module of its own settings.
local function new()
  local cjson = {
    _NAME = "cjson",
    _VERSION = "2.1.0.14",
    null = host.null,
    array_mt = array_mt,
    empty_array_mt = empty_array_mt,
    empty_array = empty_array,
    new = new,
  }
  local digits, converts_sparse, empty_is_object, escapes_slash = 14, false, true, true
  local list_metatable

  function cjson.decode(text)
    if type(text) ~= "string" and type(text) ~= "number" then
      error("bad argument #1 to 'decode' (string expected, got " .. type(text) .. ")", 2)
    end
    local value, err = host.json_decode(tostring(text), list_metatable)
    if err then
      error(err, 2)
    end
    return value
  end

  function cjson.encode(value)
    local text, err = host.json_encode(value, array_mt, empty_array_mt, digits, converts_sparse, empty_is_object,
                                       escapes_slash)
    if err then
      error(err, 2)
    end
    return text
  end

  function cjson.encode_number_precision(count)
    digits = count or digits
    return digits
  end

  function cjson.encode_sparse_array(convert)
    if convert ~= nil then
      converts_sparse = convert
    end
    return converts_sparse, 2, 10
  end

  function cjson.encode_empty_table_as_object(flag)
    if flag ~= nil then
      empty_is_object = flag ~= "off" and flag or false
    end
    return empty_is_object
  end

  function cjson.encode_escape_forward_slash(flag)
    if flag ~= nil then
      escapes_slash = flag
    end
    return escapes_slash
  end

  function cjson.decode_array_with_array_mt(flag)
    if flag ~= nil then
      list_metatable = flag and array_mt or nil
    end
    return list_metatable ~= nil
  end

  for _, setting in ipairs({ "encode_max_depth", "decode_max_depth" }) do
    cjson[setting] = function() return 1000 end
  end
  for _, setting in ipairs({ "encode_keep_buffer", "encode_invalid_numbers", "decode_invalid_numbers",
                             "encode_indent", "encode_skip_unsupported_value_types" }) do
    cjson[setting] = function(value) return value end
  end
  return cjson
end


return new()
