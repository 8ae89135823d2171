import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { edgesOf, refsOf } from './made-answers.ts';

const FILES = {
  'mix.exs': 'defmodule Shop.MixProject do\n  use Mix.Project\n  def project, do: [app: :shop]\nend\n',
  'lib/shop/cart.ex': `defmodule Shop.Cart do
  defstruct total: 0, items: []

  @limit 3

  def add(cart, item, options \\\\ [])
  def add(%__MODULE__{} = cart, item, _options), do: put(cart, item, @limit)
  def add(nil, item, options), do: __MODULE__.add(%__MODULE__{total: 1}, item, options)
  def add(_cart), do: :none

  defp put(cart, item, _), do: %{cart | items: [item]}

  defmodule Row do
    def price(row), do: row
    defp put(row, _, _), do: row
  end

  def prices(rows), do: Enum.map(rows, &Row.price/1)
end
`,
  'lib/shop/web.ex': `defmodule Shop.Web do
  def controller do
    quote do
      import Shop.Helpers, only: [format: 1]
      alias Shop.Cart.Row
      unquote(shared())
    end
  end

  defp shared do
    quote do
      import Shop.More
    end
  end

  defmacro __using__(which), do: apply(__MODULE__, which, [])
end
`,
  'lib/shop/helpers.ex': `defmodule Shop.Helpers do
  def format(x), do: x
  def format(x, _), do: x
  def hidden(x), do: x
end
`,
  'lib/shop/more.ex': `defmodule Shop.More do
  defmacro wrap(name, do: _block) do
    quote do
      import Shop.Fields
      unquote(name)
    end
  end
end

defmodule Shop.Fields do
  def field(name), do: name
end
`,
  'lib/shop/page.ex': `defmodule Shop.Page do
  use Shop.Web, :controller
  alias Shop.{Cart, Long}, warn: false
  alias Cart, as: Basket

  def show(%Cart{total: total} = cart, other) do
    cart |> Cart.add(:a) |> Basket.add(:b, [])
    Cart.add(1)
    Cart.put(cart, 1, 2)
    format(total)
    hidden(total)
    wrap :x do
      field(:y)
    end
    Row.price(cart.items)
    other.add(1)
    add(1)
    Cart
  end
end
`,
  'lib/shop/base.ex': `defmodule Shop.Base do
  defmacro __using__(_) do
    quote do
      def start(options), do: run(options)
    end
  end
end

defmodule Shop.Server do
  use Shop.Base
  def run(options), do: options
end
`,
  'test/cart_test.exs': `defmodule Shop.CartTest do
  use ExUnit.Case
  alias Shop.Cart

  test "adds" do
    Cart.add(nil, 1)
    Shop.Server.start([])
    Shop.Nothing.run()
  end
end
`,
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

test('modules lead to the files that define them, in whatever way they are named', async () => {
  expect(await edgesOf(made.project, 'lib/shop/page.ex')).toEqual([
    '2 Shop.Web -> lib/shop/web.ex',
    '3 Shop.Cart -> lib/shop/cart.ex',
    '3 Shop.Long external',
    '4 Shop.Cart -> lib/shop/cart.ex',
    '6 Shop.Cart -> lib/shop/cart.ex',
  ]);
  expect(await edgesOf(made.project, 'test/cart_test.exs')).toEqual([
    '2 ExUnit.Case builtin',
    '3 Shop.Cart -> lib/shop/cart.ex',
    '6 Shop.Cart -> lib/shop/cart.ex',
    '7 Shop.Server -> lib/shop/base.ex',
  ]);
});

test('functions are found by their number of arguments, those of a pipe and defaults counted', async () => {
  expect(await refsOf(made.project, 'lib/shop/cart.ex:6:7')).toEqual([
    'lib/shop/cart.ex:8:47 call exact',
    'lib/shop/page.ex:7:18 call exact',
    'lib/shop/page.ex:7:36 call exact',
    'test/cart_test.exs:6:10 call exact',
  ]);
  // What is not called on a module may be any function of that name that takes so many.
  expect(await refsOf(made.project, 'lib/shop/cart.ex:9:7', { tier: 'possible' })).toEqual([
    'lib/shop/page.ex:8:10 call exact',
    'lib/shop/page.ex:16:11 call possible',
  ]);
});

test('private functions, attributes and fields are those of the module', async () => {
  expect(await refsOf(made.project, 'lib/shop/cart.ex:11:8')).toEqual(['lib/shop/cart.ex:7:54 call exact']);
  expect(await refsOf(made.project, 'lib/shop/cart.ex:4:4')).toEqual(['lib/shop/cart.ex:7:71 read exact']);
  expect(await refsOf(made.project, 'lib/shop/cart.ex:2:13')).toEqual([
    'lib/shop/cart.ex:8:63 key exact',
    'lib/shop/page.ex:6:18 key exact',
  ]);
  expect(await refsOf(made.project, 'lib/shop/cart.ex:2:23')).toEqual(['lib/shop/page.ex:15:20 read exact']);
});

test('what is used brings imports and aliases, and defines functions', async () => {
  expect(await refsOf(made.project, 'lib/shop/helpers.ex:2:7')).toEqual(['lib/shop/page.ex:10:5 call exact']);
  expect(await refsOf(made.project, 'lib/shop/helpers.ex:3:7')).toEqual([]);
  expect(await refsOf(made.project, 'lib/shop/helpers.ex:4:7')).toEqual([]);
  expect(await refsOf(made.project, 'lib/shop/more.ex:2:12')).toEqual(['lib/shop/page.ex:12:5 call exact']);
  expect(await refsOf(made.project, 'lib/shop/more.ex:11:7')).toEqual(['lib/shop/page.ex:13:7 call inferred']);
  expect(await refsOf(made.project, 'Row.price')).toEqual([
    'lib/shop/cart.ex:18:45 read exact',
    'lib/shop/page.ex:15:9 call exact',
  ]);
  expect(await refsOf(made.project, 'lib/shop/base.ex:4:11')).toEqual(['test/cart_test.exs:7:17 call inferred']);
});
