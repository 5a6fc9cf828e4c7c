#!/usr/bin/env lua
print(undefined_a)
