local plain = require 'a.b'
local brackets = require("c")
local member = require('d').member
local long = require [[e]]
require 'effect'
local x, y = require 'f', require 'g'
local n, z = 1, require 'h'
local ok, json = pcall(require, 'cjson')
pcall(require, 'optional')
local M = {}
M.sub = require 'i'
local made = require('j').new()
require(name)
dofile('k.lua')
local function lazy()
  local inner = require 'l'
  return inner
end
