local function f(M, self)
  M.x = 1
  self.y = 2
  M.z = function() end
end
local M = {}
function M.f(self)
  local function g(self) self.a = 1 end
  self.b = 2
end
return M
