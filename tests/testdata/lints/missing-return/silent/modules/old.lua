module("kong.plugins.sample.old")

function execute(conf)
  return conf
end
