--- cjson: JSON as Kong sends and reads it. Lists keep the mark of lists.

local cjson = require("cjson.safe").new()

local encode = cjson.encode

cjson.decode_array_with_array_mt(true)
cjson.encode_sparse_array(true, 2, 10)
cjson.encode_number_precision(16)


local function decode_with_array_mt(text)
  return cjson.decode(text)
end


return {
  new = cjson.new,
  encode = encode,
  decode = cjson.decode,
  decode_with_array_mt = decode_with_array_mt,
  null = cjson.null,
  array_mt = cjson.array_mt,
  empty_array = cjson.empty_array,
  empty_array_mt = cjson.empty_array_mt,
}
