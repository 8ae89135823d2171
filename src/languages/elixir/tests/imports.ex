defmodule Imports do
  use GenServer, restart: :temporary
  alias Shop.Cart
  alias Shop.{Item, Deep.Down}
  alias Shop.Long, as: L
  alias __MODULE__.Own
  alias __MODULE__, as: Self
  alias :lists, as: Lists
  alias Plain
  import Enum, only: [map: 2, reduce: 3]
  import List, except: [first: 1]
  import Bitwise
  import Kernel, only: :macros
  require Logger
  require Record, as: R
  use Shop.{Web, Api}

  def local do
    alias Shop.Only
    Only.run()
  end
end
