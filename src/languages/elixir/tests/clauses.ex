defmodule Clauses do
  @doc "Counts."
  @spec count(list) :: integer
  def count([]), do: 0
  # the rest
  def count([_ | rest]), do: 1 + count(rest)

  def count(list, from), do: from + count(list)

  @impl true
  def handle(:a, state), do: state
  @doc false
  def handle(:b, state) do
    state
  end

  def other, do: handle(:a, 1)
  def count([], _), do: 0
end
