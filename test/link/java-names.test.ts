import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

const FILES = {
  'a/Base.java': `package a;
public class Base implements Named {
  protected int size;
  private int hidden;
  static Base make() { return new Base(); }
  public Base self() { return this; }
  int size() { return size; }
  public static class Inner { void go() {} }
}
interface Named {
  String NAME = "n";
  default String name() { return NAME; }
}
`,
  'a/Sub.java': `package a;
class Sub extends Base {
  int hidden;
  void run() {
    size = size() + this.size + super.size();
    hidden = 1;
    self().self().name();
    Base.make().self();
    new Inner().go();
    new Base.Inner().go();
    new a.Base.Inner().go();
    String text = NAME + Sub.NAME;
  }
}
`,
  'b/Use.java': `package b;
import static a.Base.make;
import static a.Marks.*;
import a.Base;
import a.Sub;
import lib.Inner;
class Use<T extends Base> {
  T item;
  Base[] many;
  int size;
  void use(Object other) {
    int size = 1;
    this.size = size;
    make().size();
    item.self();
    for (Base each : many) each.self();
    for (var each : many) each.self();
    many[0].self();
    other.self();
    new Inner().go();
    mark();
    Runnable later = () -> new Base() { public Base self() { return size > 0 ? this.self() : super.self(); } };
    list.forEach(each -> each.self());
    if (other instanceof Base base) base.self();
    call(Base::self);
  }
  class Own extends lib.Other {
    void own() { helper(); use(null); new Base(); }
  }
  void helper() {}
}
`,
  'a/Marks.java': 'package a;\npublic class Marks extends More {}\nclass More { static void mark() {} }\n',
  'c/Calls.java': `package c;
class Calls {
  void put(int a) {}
  void put(long a) {}
  void put(String a) {}
  void put(Object a) {}
  void put(int a, Object... more) {}
  void put(char[] a) {}
  void all(byte b, Integer boxed, Calls own, char[] chars, Object[] many) {
    put(1);
    put(b);
    put(2L);
    put("a" + b);
    put(boxed);
    put(own);
    put(chars);
    put(many);
    put(1, own);
    put(1, 2, 3);
    put(unknown());
    put((Object) "a");
    put(new char[2]);
    put(1.5f);
  }
}
class Other extends Calls {
  void put(Calls own) {}
  void more(Other other, Thread thread) {
    put(other);
    put("a");
    put(thread);
  }
}
`,
  'd/Color.java': `package d;
enum Color implements Shown {
  RED { void shade() { base(); } }, GREEN;
  void shade() {}
  void base() {}
  static final int LIMIT = 1;
}
interface Shown { void shade(); }
@interface Marked { int value(); String text(); }
record Point(int x, Color color) { int twice() { return x * 2; } }
class Switches {
  static final int RED = 1;
  @Marked(value = 1, text = "t")
  int pick(Color color, int number, Point point) {
    switch (number) { case RED: return 1; }
    switch (color) { case RED: color.shade(); }
    point.color().shade();
    return switch (point.x()) { case RED -> Color.LIMIT; default -> Color.RED.ordinal(); };
  }
}
`,
};

const PLATFORM = {
  'e/Hidden.java': `package e;
public abstract class Hidden<T> implements Test<T> {
  private T held;
  abstract T get();
}
interface Test<T> extends java.util.function.Predicate<T> {}
class Item { Item next; void done() {} Item same() { return this; } static Item none() { return null; } }
`,
  'e/Uses.java': `package e;
import java.util.*;
import java.util.function.Function;
class Uses extends Hidden<Item> {
  interface Taker<T> { void take(Function<T, T> function); } static <T> Taker<T> taker() { return null; }
  Map<String, List<Item>> all = new HashMap<>();
  Item get() { return Item.none(); }
  public boolean test(Item item) { return false; }
  Object run(Item held, Function<Item, Item> change) {
    all.get("a").get(0).done();
    for (Map.Entry<String, List<Item>> each : all.entrySet()) each.getValue().iterator().next().done();
    all.values().stream().filter(one -> one.next != null).forEach(each -> each.forEach(item -> item.done()));
    Objects.requireNonNull(held).done();
    Optional.of(held).map(one -> one.same()).get().done();
    change.apply(held).done();
    var made = new ArrayList<Item>(); Uses.<Item>taker().take(one -> one.done());
    for (var one : made) one.done();
    return new Hidden<Item>() {
      Item get() { return held; }
      public boolean test(Item item) { return held == item; }
    };
  }
}
`,
};

const DIAMOND = {
  'f/Both.java': `package f;
interface Top { int count(); int size(); }
interface Left extends Top { int name(); }
interface Right extends Top { int count(); int name(); }
interface Both extends Left, Right {}
class Counts { int all(Both both) { return both.count() + both.size() + both.name(); } }
`,
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject({ ...FILES, ...PLATFORM, ...DIAMOND });
});
afterAll(() => made.close());

const places = async (symbol: string): Promise<string[]> =>
  (await refsOf(made.project, symbol, { tier: 'possible' })).map((one) =>
    one.replace(/ (?:call|read|write|type|import|key) /, ' '),
  );

test('fields and methods have names of their own, and are inherited', async () => {
  expect(await places('a/Base.java:3:17')).toEqual([
    'a/Base.java:7:23 exact',
    'a/Sub.java:5:5 exact',
    'a/Sub.java:5:26 exact',
    // In the body of a class without a name what this inherits comes before the locals around it.
    'b/Use.java:22:69 exact',
  ]);
  expect(await places('a/Base.java:7:7')).toEqual([
    'a/Sub.java:5:12 exact',
    'a/Sub.java:5:39 exact',
    'b/Use.java:14:12 exact',
  ]);
  // What is private is not.
  expect(await places('a/Base.java:4:15')).toEqual([]);
  expect(await places('a/Sub.java:3:7')).toEqual(['a/Sub.java:6:5 exact']);
  expect(await places('Named.NAME')).toEqual([
    'a/Base.java:12:34 exact',
    'a/Sub.java:12:19 exact',
    'a/Sub.java:12:30 exact',
  ]);
  expect(await places('Named.name')).toEqual(['a/Sub.java:7:19 exact']);
});

test('types are those of the class, the imports and the package', async () => {
  expect(await places('Base.Inner')).toEqual([
    'a/Sub.java:9:9 exact',
    'a/Sub.java:10:14 exact',
    'a/Sub.java:11:16 exact',
  ]);
  expect(await places('Base.Inner.go')).toEqual([
    'a/Sub.java:9:17 exact',
    'a/Sub.java:10:22 exact',
    'a/Sub.java:11:24 exact',
  ]);
  expect(await places('More.mark')).toEqual(['b/Use.java:21:5 exact']);
  expect(await places('Base.make')).toEqual([
    'a/Sub.java:8:10 exact',
    'b/Use.java:2:22 exact',
    'b/Use.java:14:5 exact',
  ]);
});

test('a receiver has its declared type', async () => {
  expect(await places('a/Base.java:6:15')).toEqual([
    'a/Sub.java:7:5 exact',
    'a/Sub.java:7:12 exact',
    'a/Sub.java:8:17 exact',
    'b/Use.java:15:10 exact',
    'b/Use.java:16:33 exact',
    'b/Use.java:17:32 exact',
    'b/Use.java:18:13 exact',
    'b/Use.java:22:100 exact',
    'b/Use.java:23:31 possible',
    'b/Use.java:24:42 exact',
    'b/Use.java:25:16 exact',
  ]);
  // The member of a class without a name.
  expect(await places('b/Use.java:22:53')).toEqual(['b/Use.java:22:85 exact', 'b/Use.java:23:31 possible']);
  expect(await places('b/Use.java:10:7')).toEqual(['b/Use.java:13:10 exact']);
});

test('a type of a dependency may have a member that comes before what is around', async () => {
  expect(await places('Use.helper')).toEqual(['b/Use.java:28:18 inferred']);
  expect(await places('a/Base.java:2:14')).toContain('b/Use.java:28:43 exact');
});

test('of overloads the arguments say which is meant', async () => {
  const found: Record<string, string[]> = {};
  for (const line of [3, 4, 5, 6, 7, 8])
    found[line] = (await places(`c/Calls.java:${line}:8`)).map((one) => one.replace('c/Calls.java:', ''));
  expect(found).toEqual({
    3: ['10:5 exact', '11:5 exact', '20:5 possible'],
    4: ['12:5 exact', '20:5 possible'],
    5: ['13:5 exact', '20:5 possible', '30:5 exact'],
    6: ['14:5 exact', '15:5 exact', '17:5 exact', '20:5 possible', '21:5 exact', '23:5 exact', '31:5 exact'],
    7: ['18:5 exact', '19:5 exact', '20:5 possible'],
    8: ['16:5 exact', '20:5 possible', '22:5 exact'],
  });
  expect(await places('Other.put')).toEqual(['c/Calls.java:29:5 exact']);
});

test('constants of enumerations, elements of annotations, components of records', async () => {
  expect(await places('Color.RED')).toEqual(['d/Color.java:16:27 exact', 'd/Color.java:18:75 exact']);
  expect(await places('Switches.RED')).toEqual(['d/Color.java:15:28 exact', 'd/Color.java:18:38 exact']);
  expect(await places('Color.shade')).toEqual(['d/Color.java:16:38 exact', 'd/Color.java:17:19 exact']);
  expect(await places('Color.base')).toEqual(['d/Color.java:3:24 exact']);
  expect(await places('Marked.text')).toEqual(['d/Color.java:13:22 exact']);
  expect(await places('Point.x')).toEqual(['d/Color.java:10:57 exact', 'd/Color.java:18:26 exact']);
});

test('types of the platform give what they are made of, and functions what they are given', async () => {
  expect(await places('Item.done')).toEqual([
    'e/Uses.java:10:25 exact',
    'e/Uses.java:11:97 exact',
    'e/Uses.java:12:101 exact',
    'e/Uses.java:13:34 exact',
    // What a function gives that has no declared type is not known.
    'e/Uses.java:14:52 possible',
    'e/Uses.java:15:24 exact',
    'e/Uses.java:16:74 possible',
    'e/Uses.java:17:30 exact',
  ]);
  expect(await places('Item.same')).toEqual(['e/Uses.java:14:38 exact']);
  expect(await places('Item.none')).toEqual(['e/Uses.java:7:28 exact']);
});

test('what is private is not seen in a class without a name', async () => {
  expect(await places('Hidden.held')).toEqual([]);
  expect(await places('e/Uses.java:9:19')).toContain('e/Uses.java:19:27 exact');
});

test('what overrides comes before what it overrides, whatever the order of the supertypes', async () => {
  expect(await places('Top.count')).toEqual([]);
  expect(await places('Right.count')).toEqual(['f/Both.java:6:49 exact']);
  expect(await places('Top.size')).toEqual(['f/Both.java:6:64 exact']);
  expect(await places('Left.name')).toEqual(['f/Both.java:6:78 inferred']);
});
