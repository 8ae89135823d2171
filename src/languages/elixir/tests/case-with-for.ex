defmodule Flow do
  def run(x, xs) do
    case x do
      {:a, v} when v > 1 -> v
      %{k: w} -> w
      ^x -> x
      _ -> nil
    end

    with {:ok, a} <- fetch(x), b = a, {:ok, c} when c > b <- other(b) do
      c
    else
      {:error, reason} -> reason
    end

    for {k, v} <- xs, v > 1, <<byte <- v>>, into: %{}, do: {k, byte}

    for i <- xs, reduce: 0 do
      acc -> acc + i
    end

    cond do
      x -> xs
    end

    receive do
      {:msg, m} -> m
    after
      x -> :late
    end

    try do
      run(x, xs)
    rescue
      e in [ArgumentError] -> e
    catch
      :exit, r -> r
    else
      ok -> ok
    end
  end
end
