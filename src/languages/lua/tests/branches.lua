local function run(x)
  if ready(x) then
    go(x)
  elseif other(x) then
    wait(x)
  else
    stay(x)
  end
  while more(x) do
    each(x)
  end
  repeat
    each(x)
  until done(x)
  for _, y in ipairs(list(x)) do
    each(y)
  end
  return ready(x) and short(x) or long(x)
end
