require 'minitest/autorun'

class ThingTest < Minitest::Test
  def setup; @thing = 1; end
  def test_works; end
  test("named") { assert @thing }
end

class RailsTest < ActiveSupport::TestCase; end
class Testing < Other; end
