counter = 0
counter = 1
NAME = 'n'
function setup()
  score = 1
  local own = 2
  own = 3
end
score = 2
local declared
declared = 3
function declared_later() end
local forward
function forward() forward() end
for i = 1, 2 do made = i end
