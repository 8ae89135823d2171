def run(x)
  if ready?(x)
    go(x)
  elsif other?(x)
    wait(x)
  else
    stay(x)
  end
  stop(x) unless ready?(x)
  ready?(x) ? go(x) : stay(x)
  ready?(x) && later(x)
  case x
  when 1 then one
  else many
  end
  while more?(x)
    each(x)
  end
rescue Error
  report(x)
end
