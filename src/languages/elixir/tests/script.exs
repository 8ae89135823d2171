#!/usr/bin/env elixir
Mix.install([:jason])

defmodule Tool do
  def main(args), do: IO.inspect(args)
end

args = System.argv()
Tool.main(args)
