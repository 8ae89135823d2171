class Attributes
  # Read only.
  attr_reader :a, "b", :c?
  attr_writer :d
  attr_accessor(:e)
  attr :f
  cattr_accessor :g
  class_attribute :h, instance_writer: false
  attr_reader *NAMES
  attr_accessor name
  other_macro :i
end
