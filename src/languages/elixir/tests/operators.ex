defmodule Operators do
  def left <~> right, do: {left, right}
  defmacro a ~>> b when a == b do
    b
  end

  def +value, do: value
end
