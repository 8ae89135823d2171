defmodule Shop.Links do
  alias Shop.{Cart, Item}
  defstruct name: "", count: 0

  @limit 3
  @type t(a) :: %{key: a}
  @callback fetch(t(a), integer) :: a when a: term
  @spec run(t(1), 2) :: :ok
  def run(cart, %{count: count}, options \\ []) when count < @limit do
    cart |> Cart.add(1) |> check |> store(:now)
    Enum.each(options, &store/2)
    Enum.map(options, &Item.Row.price(&1, 2))
    __MODULE__.run(cart, 1)
    __MODULE__.Inner.run()
  end

  def run(_, _, _), do: nil

  defp store(%__MODULE__{name: name} = links, %Cart{total: 1} = cart) do
    fresh = %Item{cart | total: 2}
    cart.total + links.name.size + fresh.price()
    transaction do
      lock(name)
    end
  end

  defmacro __using__(_) do
    quote do
      check(unquote(store(1, 2)), a: check(1))
    end

    quote bind_quoted: [x: store(1, 2)], do: check(x)
  end
end
