local i, t = 10, {}
for i = i, 20, 2 do print(i) end
for k, v in pairs(t) do
  print(k, v)
end
for _, v in ipairs(v) do local v = v end
