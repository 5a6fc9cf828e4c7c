return {
  VERSION = "1.0.0",
  PRIORITY = 10,
  rewite = function(self, conf) return conf end,
}
