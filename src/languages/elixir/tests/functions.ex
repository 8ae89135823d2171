defmodule Functions do
  def block(a, b) do
    a + b
  end

  def short(a), do: a
  def bare, do: :ok
  def default(a, b \\ [])
  defp hidden(_), do: nil
  def guarded(n) when is_integer(n) and n > 0, do: n
  def ask?(x), do: x
  def bang!(x), do: x
end
