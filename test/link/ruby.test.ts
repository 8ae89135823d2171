import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { edgesOf, refsOf } from './made-answers.ts';

const FILES = {
  'shop.gemspec': "Gem::Specification.new { |s| s.name = 'shop'; s.require_paths = ['lib'] }\n",
  'lib/shop.rb': `require 'json'
require 'shop/cart'
require 'other/gem'
require_relative 'shop/base'
require_relative 'shop/missing'
module Shop
  autoload :Item, 'shop/item'
  LIMIT = 3
end
`,
  'lib/shop/base.rb': `module Shop
  module Named
    def name = label
    def label = 'n'
  end

  class Base
    include Named
    attr_accessor :total
    LIMIT = 4

    def initialize(total)
      @total = total
      @cart = Cart.new(1)
    end

    def self.build(total) = new(total)

    def run
      @cart.add(total)
      self.total = 2
      self.label = 3
      hook
      name
      puts label
    end

    private

    def hidden = 1
  end
end
`,
  'lib/shop/cart.rb': `module Shop
  class Cart < Base
    class << self
      def open; Item.make; end
    end

    def add(item)
      cart = Cart.build(1)
      cart.run
      item.run
      hidden
      super
    end

    def limits = [LIMIT, Shop::LIMIT, ::Shop::Base::LIMIT]
  end
end
`,
  'lib/shop/item.rb': `class Shop::Item < External::Thing
  def self.make
    open
    Cart
    Shop::Cart.open
  end

  def add; price; missing; end
  def price = 1
end
`,
  'lib/shop/more.rb': `module Shop
  class Cart
    before_save :add

    def more
      add(@total)
      [1].each { |one| one.add(1) }
    end
  end
end

class String
  def shout = upcase
end
`,
  'test/test_cart.rb': `require 'test_helper'
class TestCart
  def test_it
    Shop::Item.new.price
    Shop::Cart.new(1).more.add(2)
    String.new
  end
end
`,
  'test/test_helper.rb': "require 'shop'\n",
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

test('what is required is beside the file, or on the load path', async () => {
  expect(await edgesOf(made.project, 'lib/shop.rb')).toEqual([
    '1 json builtin',
    '2 shop/cart -> lib/shop/cart.rb',
    '3 other/gem external',
    '4 shop/base -> lib/shop/base.rb',
    '5 shop/missing unresolved',
    '7 shop/item -> lib/shop/item.rb',
  ]);
  expect(await edgesOf(made.project, 'test/test_cart.rb')).toEqual(['1 test_helper -> test/test_helper.rb']);
});

test('constants are looked up in the modules around, in what is inherited, then outermost', async () => {
  // `class Shop::Item` stands in no module: Cart is nothing there.
  expect(await refsOf(made.project, 'lib/shop/cart.rb:2:9')).toEqual([
    'lib/shop/base.rb:14:15 read exact',
    'lib/shop/cart.rb:8:14 read exact',
    'lib/shop/item.rb:5:11 read exact',
    'test/test_cart.rb:5:11 read exact',
  ]);
  expect(await refsOf(made.project, 'lib/shop.rb:8:3')).toEqual([
    'lib/shop/cart.rb:15:19 read exact',
    'lib/shop/cart.rb:15:32 read exact',
  ]);
  expect(await refsOf(made.project, 'lib/shop/base.rb:10:5')).toEqual(['lib/shop/cart.rb:15:53 read exact']);
  // What is only added to here is defined elsewhere.
  expect(await refsOf(made.project, 'lib/shop/more.rb:12:7')).toEqual(['test/test_cart.rb:6:5 read inferred']);
});

test('methods are those of self, of what is made, and of a class; a superclass that is not known may have them', async () => {
  expect(await refsOf(made.project, 'Cart.add')).toEqual([
    'lib/shop/base.rb:20:13 call exact',
    'lib/shop/more.rb:3:18 read exact',
    'lib/shop/more.rb:6:7 call exact',
  ]);
  expect(await refsOf(made.project, 'Base.run')).toEqual(['lib/shop/cart.rb:9:12 call inferred']);
  expect(await refsOf(made.project, 'Base.hidden')).toEqual(['lib/shop/cart.rb:11:7 call exact']);
  expect(await refsOf(made.project, 'Base.build')).toEqual(['lib/shop/cart.rb:8:19 call exact']);
  expect(await refsOf(made.project, 'Named.label')).toEqual([
    'lib/shop/base.rb:3:16 call exact',
    'lib/shop/base.rb:25:12 call exact',
  ]);
  expect(await refsOf(made.project, 'lib/shop/cart.rb:4:11')).toEqual(['lib/shop/item.rb:5:16 call exact']);
  expect(await refsOf(made.project, 'Item.make')).toEqual(['lib/shop/cart.rb:4:22 call exact']);
  expect(await refsOf(made.project, 'Item.price')).toEqual([
    'lib/shop/item.rb:8:12 call exact',
    'test/test_cart.rb:4:20 call exact',
  ]);
  expect(await refsOf(made.project, 'Base.initialize')).toEqual([
    'lib/shop/base.rb:14:20 call exact',
    'lib/shop/base.rb:17:29 call exact',
    'test/test_cart.rb:5:16 call exact',
  ]);
});

test('attributes and variables are those of the class and of what it inherits', async () => {
  expect(await refsOf(made.project, 'lib/shop/base.rb:9:20')).toEqual([
    'lib/shop/base.rb:20:17 call exact',
    'lib/shop/base.rb:21:12 write exact',
  ]);
  expect(await refsOf(made.project, 'lib/shop/base.rb:13:7')).toEqual(['lib/shop/more.rb:6:11 read exact']);
});
