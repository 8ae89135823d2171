defmodule Anonymous do
  def run(n) do
    add = fn a, b -> a + b + n end

    pick = fn
      {:ok, v} when v > 0 -> v
      other -> other
    end

    add.(1, pick.(n))
    Enum.map([1], &(&1 + n))
  end
end
