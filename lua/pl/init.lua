--- Pl: makes the modules of Penlight global names, those of the plugin.

require "pl.import_into"(getfenv(0))
