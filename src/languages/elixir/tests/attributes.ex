defmodule Attributes do
  @behaviour GenServer
  @timeout 5_000
  @names ~w(a b)a
  @table %{
    a: 1
  }
  Module.register_attribute(__MODULE__, :step, accumulate: true)
  @step :one
  @step :two

  def wait, do: Process.sleep(@timeout)
  def names, do: @names
end
