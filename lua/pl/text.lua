--- Text: the old name of `pl.stringx`.

return require "pl.stringx"
