class Counter
  @instances = 0
  @@total = 0

  def initialize
    @count = 1
    @count = 2
    @a, (@b, *@c) = 1, 2
    @list ||= []
  end

  def self.reset
    @instances = 0
    @made = 1
  end

  def fail
    work
  rescue => @error
    @@total += 1
  end
end

module Mixed
  def mix; @mixed = 1; end
end
@main = 1
def free; @nothing = 1; end
