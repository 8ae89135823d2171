defmodule Broken do
  def fine(x), do: x

  def torn(x do
    x +
  end

  def after_it(y), do: y
end

defmodule Next do
  def also, do: 1
end
