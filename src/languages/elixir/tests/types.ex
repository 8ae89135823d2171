defmodule Types do
  @typedoc "A name."
  @type name :: String.t()
  @type pair(a, b) :: {a, b}
  @typep secret() :: %{required(atom) => integer}
  @opaque t :: %__MODULE__{name: name}

  @doc "Called first."
  @callback init(args :: term) :: {:ok, state} | :error when state: term
  @macrocallback expand(Macro.t()) :: Macro.t()
  @optional_callbacks expand: 1
  @spec run(t, pair(integer, name)) :: {:ok, result} when result: var
  def run(a, b), do: {:ok, {a, b}}
end
