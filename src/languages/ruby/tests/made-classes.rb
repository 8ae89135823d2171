Point = Struct.new(:x, :y) do
  def length = x + y
  SCALE = 2
end
Named = Struct.new("Name", :a, keyword_init: true)
Value = Data.define(:amount) { def zero? = amount.zero? }
Failure = Class.new(StandardError) do
  attr_reader :code
  def initialize(code)
    @code = code
  end
end
Helpers = Module.new { def help; end }
class Line < Struct.new(:from, :to)
  def size; end
end
anonymous = Class.new { def nobody; end }
