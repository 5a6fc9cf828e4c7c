return {
  execute = function(conf)
    return conf
  end,
}
