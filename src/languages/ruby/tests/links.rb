module Shop
  class Item::Row < ::Base
    include Named, Other
    prepend Before
    extend ClassMethods
    K = Class.new(Base)
    ALIAS = Shop::Item
    before_save :check
    attr_reader :total

    def initialize(total)
      @total = total || Total.new
      @cart ||= Cart.new(1)
      self.name = total.name
      first, second = total.parts
    end

    def self.make = new(1)

    def run
      return cart if done?
      if done?
        self
      else
        Cart.open.item
      end
    end

    def Shop.open
      items.each(&:open)
      send(:run)
    rescue Error
      nil
    end
  end
end
