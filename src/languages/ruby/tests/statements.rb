for i in list do i end
for a, b in pairs; end
while line = gets
  line
end
begin
  work
rescue Foo, A::Bar => error
  error
rescue
  retry
ensure
  done
end
kept = 1 if kept
undef gone, :also
