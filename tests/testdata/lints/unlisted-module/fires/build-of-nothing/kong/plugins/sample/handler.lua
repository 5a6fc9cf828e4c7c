local Sample = {
  VERSION = "1.0.0",
  PRIORITY = 1000,
}


function Sample:access(conf)
  kong.service.request.set_header("X-Sample", conf.value)
end


return Sample
