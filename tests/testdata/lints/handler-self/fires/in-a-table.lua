return {
  VERSION = "1.0.0",
  PRIORITY = 10,
  access = function(conf) return conf.limit end,
}
