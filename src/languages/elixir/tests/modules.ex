defmodule Shop.Cart do
  defmodule Item do
    def price, do: 1
  end

  defmodule Deep.Down do
  end

  defmodule __MODULE__.Own do
  end
end

defmodule Plain do
end
