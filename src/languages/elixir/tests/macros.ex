defmodule Macros do
  defmacro unless_nil(value, do: block) do
    quote do
      if unquote(value), do: unquote(block)
    end
  end

  defmacrop inner(x), do: x
  defguard is_even(n) when rem(n, 2) == 0
  defguardp is_odd(n) when rem(n, 2) == 1

  defmacro __using__(opts) do
    quote do
      import Macros
      @opts unquote(opts)
      def started, do: @opts
    end
  end
end
