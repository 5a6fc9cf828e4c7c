--- Texts: the validators of typedefs for names, tags and Lua code.

local sandbox = require "kong.tools.sandbox"
local strings = require "kong.tools.string"

local find = string.find

local texts = {}


-- True, or nil and where the text stops being UTF-8.
local function check_utf8(text)
  local ok, position = strings.validate_utf8(text)
  if ok then
    return true
  end
  return nil, "invalid utf-8 character sequence detected at position " .. position
end


--- The name of an entity.
function texts.validate_name(name)
  if find(name, "^[%w%.%-_~]+$") then
    return true
  end
  return nil, "invalid value '" .. name
    .. "': it must only contain alphanumeric and '., -, _, ~' characters"
end


--- The name of an entity, with characters beyond ASCII.
function texts.validate_utf8_name(name)
  local ok, err = check_utf8(name)
  if not ok then
    return nil, err
  end
  if find(name, "^[%w%.%-_~\128-\244]+$") then
    return true
  end
  return nil, "invalid value '" .. name
    .. "': the only accepted ascii characters are alphanumerics or ., -, _, and ~"
end


--- A tag: printable, without the comma and slash that queries by tag use.
function texts.validate_tag(tag)
  local ok, err = check_utf8(tag)
  if not ok then
    return nil, err
  end
  if find(tag, "^[ -+%-.0-~\128-\244]+$") then
    return true
  end
  return nil, "invalid tag '" .. tag
    .. "': expected printable ascii (except `,` and `/`) or valid utf-8 sequences"
end


--- Lua source that compiles.
function texts.validate_lua(source)
  return sandbox.validate_safe(source)
end


return texts
