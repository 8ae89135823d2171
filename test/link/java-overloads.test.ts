import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

const LITERALS = {
  'a/Texts.java': `package a;
import java.io.*;
import java.nio.file.Path;
import java.util.*;
class Texts {
  void read(String text) {}
  void read(Path path) {}
  void read(Reader reader) {}
  void read(Iterator<String> all) {}
  void read(javax.sql.DataSource source) {}
  void use(StringBuilder built, Path path) {
    read("a");
    read(path);
    read(built.toString());
  }
}
class Shape { void draw() {} }
class Round extends Shape { void draw() {} }
class Square extends Shape { void draw() {} }
class Shapes {
  void use() {
    for (var one : List.of(new Round(), new Round())) one.draw();
    for (var one : List.of(new Round(), new Square())) one.draw();
    for (var one : Arrays.asList(new Round(), new Square())) one.draw();
  }
}
`,
};

const ACCESS = {
  'b/Made.java': `package b;
public abstract class Made {
  static final Made ONE;
  static {
    ONE = new Made() { void run() { inside(); } void inside() {} };
  }
  abstract void run();
  private static void take(String text) {}
  static void take(CharSequence text, int... more) {}
  public static void take(Object one) {}
  void own() { take("a"); }
}
class Runs { void all() { Made.ONE.run(); Made.take("a"); } }
`,
  'c/Far.java': `package c;
import static b.Made.take;
import b.Made.*;
class Far { void all() { take("a"); run(); } }
`,
  'b/Edit.java': `package b;
public class Edit {
  String path;
  protected String text;
  void one() {}
  static void two() {}
}
`,
  'c/Edits.java': `package c;
import static b.Statics.one;
class Edits {
  void all(String path, String text) { new b.Edit() { String own = path + text; }; one(1); }
}
`,
  'b/Statics.java': `package b;
public class Statics { public void one() {} public static void one(int count) {} }
`,
  'c/Shadows.java': `package c;
import static lib.Checks.check;
import static c.Own.*;
class Own { static void check(Object one) {} static void other() {} }
class Shadows { void all() { check(this); other(); } }
`,
};

const INHERITED = {
  'd/Bag.java': `package d;
import java.util.*;
public abstract class Bag<E> extends AbstractList<E> implements Shown {
  public boolean remove(Object one) { return false; }
  public boolean add(E one) { return true; }
  public boolean contains(Bag<E> other) { return true; }
  public boolean equals(Bag<E> other) { return true; }
}
interface Shown { String toString(); boolean remove(Object one); }
class Texts extends Bag<String> {
  public String get(int at) { return ""; }
  public int size() { return 0; }
}
class Bags {
  void all(Texts bag, Shown shown, Object one) {
    bag.remove("a");
    bag.remove(1);
    bag.add("a");
    bag.contains("a");
    bag.contains(bag);
    bag.equals(one);
    bag.toString();
    shown.toString();
    shown.remove("a");
  }
  <T> void own(Bag<T> bag) { bag.add((T) "a"); }
}
`,
};

const GIVEN = {
  'e/Items.java': `package e;
import java.util.*;
class Items extends ArrayList<Item> {
  void own() { get(0).done(); }
}
class Item { void done() {} }
enum Kind { ONE; void tell() { values()[0].tell(); valueOf("ONE").tell(); } }
class Given {
  void take(String text) {}
  void take(Class<?> type) {}
  void take(int one) {}
  void take(long one) {}
  void all(Items items, Kind kind) {
    items.get(0).done();
    items.iterator().next().done();
    for (Item one : items) one.done();
    take(kind.name().trim());
    take("a".concat("b"));
    take(Item.class.getName());
    take(items.getClass());
    take(60 * (2 + 3) - 1);
    take(60L * 60 + 1);
    take(-1 << 3L);
  }
}
`,
};

const DEPENDENCY = {
  'g/Open.java': `package g;
import lib.Base;
class Top {}
class Low extends Top {}
class Open extends Base {
  void take(Top one) {}
  void tell(Object one) {}
  void name(String one) {}
  void count(long one) {}
  void all(Low low) { take(low); tell(low); name(null); count(1); }
}
`,
};

const FUNCTIONS = {
  'h/Sorts.java': `package h;
import java.util.Comparator;
class Sorted { int rank() { return 0; } Enum<?> kind() { return null; } }
interface Chooser { boolean choose(Sorted one, int at); }
class Sorts {
  static final Comparator<Sorted> ORDER = (a, b) -> a.rank() - b.rank();
  Chooser chooser;
  Chooser all() { chooser = (one, at) -> one.rank() > at; return (one, at) -> { return one.rank() < at; }; }
  static <T extends Enum<?>> T constant(T one) { return one; }
  void take(Level level) {}
  void take(Enum<?> any) {}
  void both() { take(constant(Level.LOW)); }
  enum Level { LOW }
  static <T extends Runnable> void copy(T one) {}
  static <T extends Comparable<T>> void copy(T one) {}
  void copies(Runnable one, String text) { copy(one); copy(text); }
}
`,
};

const SUPER = {
  'i/Shut.java': `package i;
import static i.High.LEVEL;
class Base { void run() {} static int LEVEL = 1; }
interface Runs { default void run() {} }
class High extends Base implements Runs {
  static int LEVEL = 2;
  public void run() { super.run(); Runs.super.run(); }
  class In { void all() { High.super.run(); int a = LEVEL; } }
}
class Plain implements Runs { public void run() { super.toString(); } public String toString() { return super.toString(); } }
class Reads { int a = LEVEL; }
`,
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject({ ...LITERALS, ...ACCESS, ...INHERITED, ...GIVEN, ...DEPENDENCY, ...FUNCTIONS, ...SUPER });
});
afterAll(() => made.close());

const places = async (symbol: string): Promise<string[]> =>
  (await refsOf(made.project, symbol, { tier: 'possible' })).map((one) =>
    one.replace(/^[^:]*\/|(?<= )(?:call|read|write|type|import|key) /g, ''),
  );

test('a text is none of the types of the platform that it does not implement', async () => {
  expect(await places('a/Texts.java:6:8')).toEqual(['Texts.java:12:5 exact', 'Texts.java:14:5 exact']);
  expect(await places('a/Texts.java:7:8')).toEqual(['Texts.java:13:5 exact']);
});

test('what a collection is made of is what all arguments are', async () => {
  const found = await places('Round.draw');
  expect(found.filter((one) => one.endsWith('exact'))).toEqual(['Texts.java:22:59 exact']);
  expect(found.filter((one) => !one.endsWith('exact'))).toEqual([
    'Texts.java:23:60 possible',
    'Texts.java:24:66 possible',
  ]);
});

test('what a class without a name has is nothing of the type that makes it', async () => {
  expect(await places('b/Made.java:7:17')).toEqual(['Made.java:13:36 exact']);
  expect(await places('b/Made.java:5:29')).toEqual([]);
});

test('only what can be named is called, and brought', async () => {
  expect(await places('b/Made.java:8:23')).toEqual(['Made.java:11:16 exact']);
  expect(await places('b/Made.java:9:15')).toEqual([]);
  expect(await places('b/Made.java:10:22')).toEqual([
    'Made.java:13:48 exact',
    'Far.java:2:22 exact',
    'Far.java:4:26 exact',
  ]);
});

test('a method of a dependency hides those of imports of all names', async () => {
  expect(await places('Own.check')).toEqual([]);
  expect(await places('Own.other')).toEqual(['Shadows.java:5:43 exact']);
});

test('methods of the platform are overridden, or chosen themselves', async () => {
  expect(await places('d/Bag.java:4:18')).toEqual(['Bag.java:16:9 exact']);
  expect(await places('d/Bag.java:5:18')).toEqual(['Bag.java:18:9 exact', 'Bag.java:26:34 exact']);
  expect(await places('d/Bag.java:6:18')).toEqual(['Bag.java:20:9 exact']);
  expect(await places('d/Bag.java:7:18')).toEqual([]);
});

test('what any object has comes before what interfaces have, in a class', async () => {
  expect(await places('Shown.toString')).toEqual(['Bag.java:23:11 exact']);
  expect(await places('Shown.remove')).toEqual(['Bag.java:24:11 exact']);
});

test('what a type inherits of the platform gives what this says', async () => {
  expect(await places('Item.done')).toEqual([
    'Items.java:4:23 exact',
    'Items.java:14:18 exact',
    'Items.java:15:29 exact',
    'Items.java:16:32 exact',
  ]);
  expect(await places('e/Items.java:9:8')).toEqual([
    'Items.java:17:5 exact',
    'Items.java:18:5 exact',
    'Items.java:19:5 exact',
  ]);
  expect(await places('e/Items.java:10:8')).toEqual(['Items.java:20:5 exact']);
});

test('what an enumeration has without saying so gives its constants', async () => {
  expect(await places('Kind.tell')).toEqual(['Items.java:7:44 exact', 'Items.java:7:67 exact']);
});

test('numbers that are written are of the widest type among them', async () => {
  expect(await places('e/Items.java:11:8')).toEqual(['Items.java:21:5 exact', 'Items.java:23:5 exact']);
  expect(await places('e/Items.java:12:8')).toEqual(['Items.java:22:5 exact']);
});

test('what only its package sees is not inherited in another', async () => {
  expect(await places('b/Edit.java:3:10')).toEqual([]);
  expect(await places('b/Edit.java:4:20')).toEqual(['Edits.java:4:75 exact']);
  expect(await places('c/Edits.java:4:19')).toEqual(['Edits.java:4:68 exact']);
});

test('a static import brings what is static', async () => {
  expect(await places('b/Statics.java:2:36')).toEqual([]);
  expect(await places('b/Statics.java:2:64')).toEqual(['Edits.java:2:25 exact', 'Edits.java:4:84 exact']);
});

test('a dependency has no method that fits better where it would have to know types of the project', async () => {
  expect(await places('Open.take')).toEqual(['Open.java:10:23 exact']);
  expect(await places('Open.tell')).toEqual(['Open.java:10:34 inferred']);
  expect(await places('Open.name')).toEqual(['Open.java:10:45 exact']);
  expect(await places('Open.count')).toEqual(['Open.java:10:57 inferred']);
});

test('a function takes what the type of what it is given to says', async () => {
  expect(await places('Sorted.rank')).toEqual([
    'Sorts.java:6:55 exact',
    'Sorts.java:6:66 exact',
    'Sorts.java:8:46 exact',
    'Sorts.java:8:92 exact',
  ]);
});

test('what a call does not say of a type parameter chooses no overload', async () => {
  expect(await places('h/Sorts.java:10:8')).toEqual(['Sorts.java:12:17 possible']);
  expect(await places('h/Sorts.java:11:8')).toEqual(['Sorts.java:12:17 possible']);
});

test('super is the class that is extended, or the interface that is named', async () => {
  expect(await places('Base.run')).toEqual(['Shut.java:7:29 exact', 'Shut.java:8:38 exact']);
  expect(await places('Runs.run')).toEqual(['Shut.java:7:47 exact']);
  expect(await places('High.run')).toEqual([]);
  expect(await places('Plain.toString')).toEqual([]);
});

test('an imported field hides those of supertypes', async () => {
  expect(await places('Base.LEVEL')).toEqual([]);
  expect(await places('High.LEVEL')).toEqual(['Shut.java:2:22 exact', 'Shut.java:8:53 exact', 'Shut.java:11:23 exact']);
});

test('a type parameter takes what it is at least', async () => {
  expect(await places('h/Sorts.java:14:36')).toEqual(['Sorts.java:16:44 exact']);
  expect(await places('h/Sorts.java:15:41')).toEqual(['Sorts.java:16:55 exact']);
});
