-- Not a doc: a blank line follows.

--------------------
-- A section
--------------------
local a = 1

--- Documented.
-- In two lines.
-- @param x a number
local function f(x) end

--[[ A block. ]]
local function g() end

--[==[
Another
block.
]==]
function h() end

local b = 1 -- trailing
local c = 2
-- luacheck: ignore
local d = 3
