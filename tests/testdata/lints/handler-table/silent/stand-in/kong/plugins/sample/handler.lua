return require("some.rock").handler()
