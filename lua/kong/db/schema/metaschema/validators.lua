--- Validators: the attributes of a field that constrain its value, as the
-- fields of a schema. What they do is in `kong.db.schema.validators`.

local patterns_with_errors = {
  type = "array",
  elements = {
    type = "record",
    shared = true,
    fields = {
      { pattern = { type = "string", required = true } },
      { err = { type = "string" } },
    },
  },
}

local any_list = { type = "array", elements = { type = "any" } }

return {
  { between = { type = "array", elements = { type = "number" }, len_eq = 2 } },
  { eq = { type = "any" } },
  { ne = { type = "any" } },
  { gt = { type = "number" } },
  { len_eq = { type = "integer" } },
  { len_min = { type = "integer" } },
  { len_max = { type = "integer" } },
  { match = { type = "string" } },
  { not_match = { type = "string" } },
  { match_all = patterns_with_errors },
  { match_none = patterns_with_errors },
  { match_any = {
      type = "record",
      shared = true,
      fields = {
        { patterns = { type = "array", elements = { type = "string" }, required = true } },
        { err = { type = "string" } },
      },
  } },
  { starts_with = { type = "string" } },
  { one_of = any_list },
  { not_one_of = any_list },
  { contains = { type = "any" } },
  { is_regex = { type = "boolean" } },
  { timestamp = { type = "boolean" } },
  { uuid = { type = "boolean" } },
  { custom_validator = { type = "function" } },
  { mutually_exclusive_subsets = {
      type = "array",
      elements = { type = "array", elements = { type = "string" } },
  } },
}
