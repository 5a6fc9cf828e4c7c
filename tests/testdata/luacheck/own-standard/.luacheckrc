stds.plugin = {
  globals = { "kong", cache = { fields = { size = {} } } },
  read_globals = { "helper", string = { fields = { trim = {} } }, cahce = { other_fields = true } },
}
std = "min+plugin"
