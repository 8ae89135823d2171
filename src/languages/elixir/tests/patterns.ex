defmodule Patterns do
  def params(%{a: a} = all, [h | t], {x, _}, "pre" <> rest, <<b::size(x), c::binary>>, opt \\ other), do: all

  def matches(y) do
    {:ok, value} = fetch(y)
    ^y = value
    [first, second] = [one, two] = y
    %mod{name: name} = value
    value = value + 1
    %{key => found} = y
    if found = y, do: found
  end
end
