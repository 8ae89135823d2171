defmodule User do
  @enforce_keys [:name]
  defstruct [:name, age: 0, tags: []]
end

defmodule Point do
  defstruct x: 0, y: 0
end

defmodule Broken.Error do
  defexception [:message, code: 1]
end

defmodule Records do
  require Record
  Record.defrecord(:file, name: "", size: 0)
  Record.defrecordp :hidden, a: 1
end
