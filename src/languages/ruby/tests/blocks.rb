total = 0
[1].each do |item|
  total += item
  inner = total
  inner.each { |item; own| own = inner; total = own }
end
inner
def hard
  total
  seen = 1
  [2].each { seen = 2; fresh = 3 }
  fresh
end
square = ->(n, by: 2) { n ** by + seen }
twice = lambda do |m| m * 2 end
[[1, [2, 3]]].each { |a, (b, *c)| a }
[1].map { it + _1 }
