return {
  name = "sample",
  fields = {
    { config = {
      type = "record",
      fields = {
        { word = { type = "string", custom_validator = function(word) return #word > 2 end } },
      },
      entity_checks = {
        { custom_entity_check = { field_sources = { "word" }, fn = function() return true end } },
      },
    } },
  },
}
