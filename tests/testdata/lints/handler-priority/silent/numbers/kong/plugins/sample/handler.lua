local Handler = {
  VERSION = "1.0.0",
  PRIORITY = tonumber(os.getenv("SAMPLE_PLUGIN_PRIORITY")) or -5,
}

function Handler:access(conf)
  kong.log.debug(conf.word)
end

return Handler
