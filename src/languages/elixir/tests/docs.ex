defmodule Docs do
  @moduledoc """
  Of the module.

  Second.
  """

  @doc """
  Of a.
  """
  @doc since: "1.1"
  def a, do: 1

  @doc ~S"Of b."
  @spec b() :: integer
  def b, do: 2

  @doc false
  def c, do: 3

  # Of d.
  def d, do: 4

  @doc "Of e."
  @impl true
  def e(x), do: x

  def f(x), do: x
end

defmodule Docs.Hidden do
  @moduledoc false
  def a, do: 1
end
