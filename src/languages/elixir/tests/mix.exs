defmodule Shop.MixProject do
  use Mix.Project

  @version "1.0.0"

  def project do
    [app: :shop, version: @version, deps: deps()]
  end

  defp deps do
    [{:jason, "~> 1.0"}]
  end
end
