local function a() end
local b = 1
local private = 2

return {
  a = a,
  renamed = b,
  made = function() end,
  number = 1,
  [a] = b,
  nested = { inner = 1 },
}
