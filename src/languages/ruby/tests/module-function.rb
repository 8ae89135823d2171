module Tools
  def plain; end

  module_function

  def both; end
end
