a = b
a.c = d.e
a[f] = g
a&.h(1)
A.new
A::B.c
A::d
A::E()
self.i = 1
p key: a, "s": 1, :t => 2
{ a:, u: }
send(:v, :no)
list.map(&:w).each(&a)
respond_to?(:x)
$stdout.puts @y, @@z
Integer("1")
yield a
-> { a }
not a
defined?(B)
