--- Pl: makes the modules of Penlight global names.

require "pl.import_into"(_G)
