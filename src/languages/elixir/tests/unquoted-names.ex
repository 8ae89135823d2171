defmodule Unquoted do
  for name <- [:a, :b] do
    def unquote(name)(x), do: x
    def unquote(:"#{name}!")(), do: 1
  end

  def known(x), do: x
end
