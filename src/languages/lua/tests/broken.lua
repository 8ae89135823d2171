local M = {}

function M.before() end

function M.broken(a
  return a +
end

function after(b)
  return b
end

local function last() end
