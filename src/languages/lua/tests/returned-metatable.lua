local M = { a = 1 }
return setmetatable(M, { __call = function() end })
