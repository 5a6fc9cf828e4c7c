#!/usr/bin/env resty
local big = 42LL
goto done
::done::
return { VERSION = "1.0.0", PRIORITY = 5, big = big, float = 0xA, text = "\x41\z
   b" }
