# frozen_string_literal: true

# A section, apart.

# Documented.
#
# @param x [Integer]
# rubocop:disable Style/Foo
class A
  ##
  # Rdoc.
  def a; end

  # Of the private one.
  private def b; end
  x = 1 # trailing
  def c; end
=begin
A block.
=end
  def d; end
end
