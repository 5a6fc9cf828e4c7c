local major, minor = "1", "0"
return { VERSION = major .. "." .. minor .. ".0" }
