#!/usr/bin/env lua
-- Says hello.
local name = arg[1]
print('hello ' .. name)
