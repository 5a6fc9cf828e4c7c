return require "kong.plugins.sample.schema"
