class Mixed < Base::Thing
  include Enumerable, A::Comparable
  extend ClassMethods
  prepend Logging
  using Refinement
  register Plain
  base.extend Other
end
