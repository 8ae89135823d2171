class Point
  def initialize(x, y = 0)
    @x = x
  end

  def +(other) = Point.new(x + other.x)
  def [](index); end
  def []=(index, value); end
  def ==(other); end
  def -@; end
  def x=(value); @x = value; end
  def empty? = false
  def clear!; end
  def `(command); end

  def self.origin; new(0); end
  def Point.named; end
  def Other.foreign; end

  class << self
    attr_reader :count
    def build; end
  end

  class << Other
    def borrowed; end
  end
end

def free(a); end
def self.of_main; end
object = Object.new
def object.single; end
