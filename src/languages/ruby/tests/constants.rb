LIMIT = 10
NAMES = %w[a b].freeze
MAP = {
  a: 1,
}.freeze
A, B = 1, 2
Foo::BAR = 1
CACHE ||= {}
class Inside
  LIST = [
    1,
  ]
  Error = Class.new(StandardError)
  [1].each { COUNT = 1 }
end
