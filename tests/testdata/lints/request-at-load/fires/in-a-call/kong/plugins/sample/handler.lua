local Sample = { VERSION = "1.0.0", PRIORITY = 1000 }

-- The load ends here; that is not told twice.
kong.response.exit(
  200,
  "ready"
)


function Sample:access(conf)
  kong.log.debug(conf.value)
end


return Sample
