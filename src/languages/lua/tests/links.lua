local util = require "a.b"
local Class = {}
Class.__index = Class

function Class.new(x)
  local self = setmetatable({}, Class)
  self.x = x or 1
  return self
end

function Class:run(y)
  self:go(y)
  return self.x + util.f(y)
end

local M = { helper = util.f, size = 1 }
M.make = function() return Class.new(1) end
limit = 3

function reset() end

local Sub = setmetatable({}, { __index = Class })
local Other = Class:extend()
setmetatable(Other, M)
local first, second = util.both()
require("x.y").z()
local f = require("a.b").f
return M
