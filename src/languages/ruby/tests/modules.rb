# Outer doc.
module Outer
  module Inner; end

  class A::B < Inner::Base
    class << self
      def made; end
    end
  end
end

module Outer::Inner
  X = 1
end

class ::Top; end

# Reopened.
class A
end
class A
  def more; end
end
