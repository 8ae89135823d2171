defmodule Deprecated do
  @deprecated "use new/0"
  def old, do: 1

  @doc "Old too."
  @deprecated "use new/0"
  @spec older() :: integer
  def older, do: 1

  def new, do: 2
end
