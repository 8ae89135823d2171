--- Adds.
local function add(a, b)
  return a + b
end

function global_function(...)
  return select('#', ...)
end

local anonymous = function(x) return x end
assigned = function() end
local first, second = function() end, 2

function empty()
end

local function outer()
  local function inner() end
  function made_global() end
  inner()
end
