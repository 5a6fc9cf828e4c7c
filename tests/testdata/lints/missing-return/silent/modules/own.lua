package.loaded["kong.plugins.sample.own"] = { execute = function() end }
