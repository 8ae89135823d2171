module Concern
  def self.included(base)
    base.extend ClassMethods
    base.class_eval do
      def from_block; end
    end
  end

  included do
    private

    def hidden_in_block; end
  end

  class_methods do
    def of_class; end
  end

  def outer
    def inner; end
  end
end
