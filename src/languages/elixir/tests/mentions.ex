defmodule Shop.Mentions do
  alias Shop.Long, as: L
  alias L.Deep
  alias __MODULE__

  defmodule Inner do
    alias Deep.Down
    def run, do: {Inner.x(), Down.y(), Mentions.z(), Elixir.Shop.Whole.a(), L.b(), L.c()}
  end

  def run do
    alias Shop.Only
    {Only.a(), %Inner{}, __MODULE__.Part.b(), :erlang.now()}
  end

  def outside, do: Only.a()
end
