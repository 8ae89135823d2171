---@class Point: Shape A point.
---@field x number
---@field private y number
---@field [string] any
local Point = {}

---@alias Id string|number
---@enum Color
local Color = { red = 1 }

---@param point Point
---@class (exact) Line
---@field from Point
local function draw(point) end
-- @class not_one
