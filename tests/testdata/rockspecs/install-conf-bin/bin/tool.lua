#!/usr/bin/env lua
print("tool")
