defmodule Branches do
  def run(x) do
    if ready?(x), do: short(x), else: long(x)

    if ready?(x) do
      go(x)
    else
      stay(x)
    end

    case x do
      1 -> one()
      _ -> other()
    end

    for y <- list(x) do
      each(y)
    end

    ready?(x) && later(x)
    fn -> quiet() end
  rescue
    e -> report(e)
  end
end
