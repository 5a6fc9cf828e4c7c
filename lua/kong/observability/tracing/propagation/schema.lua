--- Propagation schema: the record with which a tracing plugin chooses the
-- header formats that it reads and writes.

local Schema = require "kong.db.schema"
local validate_header_name = require("kongsmith.http.names").validate_header_name

-- b3 and b3-single headers are read alike, hence the one name to extract
local EXTRACTED = { "aws", "b3", "datadog", "gcp", "jaeger", "ot", "w3c" }
local INJECTED = { "aws", "b3", "b3-single", "datadog", "gcp", "jaeger", "ot", "w3c" }

return Schema.define {
  type = "record",
  fields = {
    { extract = {
        type = "array",
        elements = { type = "string", one_of = EXTRACTED },
    } },
    { clear = {
        type = "array",
        elements = { type = "string", custom_validator = validate_header_name },
    } },
    { inject = {
        type = "array",
        elements = { type = "string", one_of = { "preserve", unpack(INJECTED) } },
    } },
    { default_format = { type = "string", required = true, one_of = INJECTED } },
  },
}
