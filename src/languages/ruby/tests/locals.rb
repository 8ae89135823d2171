x = 1
x = 2
y, (z, *rest) = x, 1
class A
  local = 1
  local + other
end
def f(a)
  a = x
  b = b
  b += 1
  c ||= 2
  later
  later = 1
  later
end
