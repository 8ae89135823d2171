local s = [[long ]] .. [==[ string ]] ]==]
local n = 0x1F + 1e3 // 2 ~ 3 & 4 | 5 << 1 >> 2
local t = { 1, 2; 3, n = #s }
local m = ~n ~= 1 and not s
