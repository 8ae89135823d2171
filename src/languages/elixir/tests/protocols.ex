defprotocol Size do
  @moduledoc "Says how big."
  @fallback_to_any true

  @doc "The size."
  @spec size(t) :: integer
  def size(data)
end

defimpl Size, for: BitString do
  def size(text), do: byte_size(text)
  defp helper(x), do: x
end

defmodule Thing do
  defstruct [:a]

  defimpl String.Chars do
    def to_string(thing), do: thing.a
  end

  defimpl Size, for: [Map, List] do
    def size(x), do: length(x)
  end
end
