local rand_bytes = require("kong.tools.rand").get_rand_bytes
local to_hex = require("resty.string").to_hex


local _M = {}


local INVALID_TRACE = ("0"):rep(32)
local INVALID_SPAN = ("0"):rep(16)


-- `version-traceid-parentid-flags`; versions to come may add fields behind.
function _M.parse(header)
  local version, trace_id, span_id, flags = header:match("^(%x%x)%-(%x+)%-(%x+)%-(%x%x)")
  if not version or #trace_id ~= 32 or #span_id ~= 16 then
    return nil, "malformed traceparent"
  end
  if version:lower() == "ff" then
    return nil, "invalid version"
  end
  if trace_id == INVALID_TRACE or span_id == INVALID_SPAN then
    return nil, "all-zero id"
  end

  return {
    trace_id = trace_id:lower(),
    span_id = span_id:lower(),
    sampled = tonumber(flags, 16) % 2 == 1,
  }
end


function _M.start(sampled)
  return {
    trace_id = to_hex(rand_bytes(16)),
    span_id = to_hex(rand_bytes(8)),
    sampled = sampled,
  }
end


-- The same trace with a span of its own.
function _M.child(context)
  return {
    trace_id = context.trace_id,
    span_id = to_hex(rand_bytes(8)),
    sampled = context.sampled,
  }
end


function _M.format(context)
  return table.concat({ "00", context.trace_id, context.span_id, context.sampled and "01" or "00" }, "-")
end


return _M
