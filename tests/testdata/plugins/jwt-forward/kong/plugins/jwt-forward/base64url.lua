local encode_base64 = ngx.encode_base64


local REPLACED = {
  ["+"] = "-",
  ["/"] = "_",
}


local _M = {}


-- base64 with the alphabet for URLs and without padding.
function _M.encode(bytes)
  return (encode_base64(bytes, true):gsub("[+/]", REPLACED))
end


return _M
