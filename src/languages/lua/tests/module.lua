local M = {}
local hidden = {}

M.version = '1.0'
M.LIMIT, M.other = 10, 20
M.version = '2.0'

function M.visible() end
function M._internal() end
function hidden.invisible() end
local function helper() end

do
  local cache = {}
  function M.cached() return cache end
end

if jit then
  M.fast = function() end
else
  M.fast = function() end
end

return M
