defmodule Delegates do
  defdelegate size(map), to: Map
  @doc "Other."
  defdelegate other(a, b \\ 1), to: Shop.Cart, as: :run
end
