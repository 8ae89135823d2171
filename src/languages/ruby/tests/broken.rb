class Before
  def fine; end
end

class Broken
  def half(a, 
    a +
  end

  def other
    1
  end
end

def after(x)
  x
end
