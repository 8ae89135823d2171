module Shop
  module Admin::Page
    class Cart < Base
      Row.new
      ::Row.new
      Admin::Row.new
      Row.all
      LIMIT = Item::LIMIT
      def Row() = 1
    end
  end
end
