defmodule ParserTest do
  use ExUnit.Case, async: true

  setup %{conn: conn} do
    {:ok, conn: conn}
  end

  test "parses", %{conn: conn} do
    assert {:ok, out} = Parser.parse(conn)
    assert_receive {:done, ^out, extra}
    extra
  end

  describe "errors" do
    @tag :slow
    test "are told" do
      assert true
    end

    test "not yet"
  end

  defp helper(x), do: x
end
