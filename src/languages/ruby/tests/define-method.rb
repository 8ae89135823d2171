class Maker
  define_method(:made) { |x| x }
  define_method("text") do
    helper
  end
  define_method(name) { }
  private define_method(:hidden) { }
  define_singleton_method(:of_class) { }
end
