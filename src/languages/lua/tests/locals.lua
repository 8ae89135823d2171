local a, b = 1
local a = a
do
  local a = 2
  a = 3
end
if a then
  local c = 1
elseif b then
  c = 2
end
while a do local d = 1 end
repeat local e = next() until e
local function f(p, ...)
  p = 1
  local p = p
  return p
end
