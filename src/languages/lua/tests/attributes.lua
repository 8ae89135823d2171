local limit <const> = 10
local file <close> = io.open('a')
local MAX_SIZE = 20
local M <const>, n = {}, 1
