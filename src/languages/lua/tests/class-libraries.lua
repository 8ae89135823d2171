local Animal = class('Animal')
local Dog = class('Dog', Animal)
Cat = Animal:subclass('Cat')
local Base = Object:extend()
local list = other:extend(1)
local Point = class { x = 0, move = function(self) end }

function Animal:speak() end
