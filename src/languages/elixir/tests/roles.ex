defmodule Roles do
  def run(state, list) do
    helper(state)
    Mod.remote(1)
    Mod.no_parens
    :erlang.now()
    state.field
    state.fun()
    list |> Enum.map(&String.upcase/1) |> helper |> Deep.Mod.last()
    Enum.each(list, &helper/1)
    callback = fn x -> x + 1 end
    callback.(1)
    %User{name: n} = %{state | age: 1}
    __MODULE__.run(n, [])
    "text #{state} #{helper(list)}"
    ~r/#{list}/
    unquote(state)
    @attr
  end
end
