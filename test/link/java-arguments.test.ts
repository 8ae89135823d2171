import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';

/** What each call of `take` in a class means, as the line of what it is and the tier: of lines that say so, `take(1) // 3 exact`. */
async function meant(text: string): Promise<void> {
  const made = await madeProject({ 'a/All.java': text });
  const lines = text.split('\n');
  for (const [i, line] of lines.entries()) {
    const [, wanted] = /\/\/ (.*)$/.exec(line) ?? [];
    if (wanted === undefined) continue;
    const column = line.search(/\b(?:take|Inner|inside|toString)\b(?=\()/);
    const { results } = await made.project.definitions(`a/All.java:${i + 1}:${column + 1}`);
    const found = results.map((one) => `${/\w+/.exec(lines[one.line - 1]!)?.[0]} ${one.tier}`);
    expect(`${line.trim()} -> ${found.join(', ')}`).toBe(`${line.trim()} -> ${wanted}`);
  }
  await made.close();
}

test('a function is given to what takes one with so many parameters', async () => {
  await meant(`package a;
import java.util.function.*;
interface Work<T> { void run(T one) throws Exception; default void never() {} }
interface Again<T> extends Work<T> {}
interface Plain { void run(); }
class All {
  /*one*/ void take(Again<String> work) {}
  /*two*/ void take(Plain work) {}
  /*three*/ void take(BiFunction<String, String, String> made) {}
  void use(Plain given) {
    take(one -> { }); // one exact
    take(() -> { }); // two exact
    take((a, b) -> a); // three exact
    take((String a, String b) -> a + b); // three exact
    take(given); // two exact
  }
}
`);
});

test('a function that gives nothing is not given to what takes one that does', async () => {
  await meant(`package a;
import java.util.function.*;
interface Gives<T> { T get() throws Exception; }
class All {
  /*one*/ void take(Runnable work) {}
  /*two*/ void take(Gives<String> made) {}
  void use() {
    take(() -> { use(); }); // one exact
    take(() -> { if (this == null) return ""; return "a"; }); // two exact
    take(() -> "a"); // two exact
    take(() -> use()); // one possible, two possible
    take(() -> { throw new RuntimeException(); }); // one possible, two possible
  }
}
`);
});

test('what takes the very types of the arguments is meant, whatever is known of these', async () => {
  await meant(`package a;
import org.far.Result;
import org.far.Call;
class All {
  /*one*/ void take(Result from, int at) {}
  /*two*/ void take(Call from, int at) {}
  void use(Result result, Call call, Object any) {
    take(result, 1); // one exact
    take(call, 1); // two exact
    take(unknown(), 1); // one possible, two possible
  }
}
`);
});

test('a sum with an integer is what the other part is, but no less than that', async () => {
  await meant(`package a;
class All {
  /*one*/ void take(int... all) {}
  /*two*/ void take(int one) {}
  /*three*/ void take(long one) {}
  /*four*/ void take(String one) {}
  /*five*/ void take(double one) {}
  void use(int a, long b, byte c, String d, Integer e, double f, char g) {
    take(a - 1); // two exact
    take(1 + a); // two exact
    take(b - 1); // three exact
    take(c + 1); // two exact
    take(c << 1); // two exact
    take(b >> a); // three exact
    take(d + 1); // four exact
    take(e + 1); // two exact
    take(f * 2); // five exact
    take(g + 1); // two exact
    take(Integer.MAX_VALUE - 3); // two exact
    take((a - 1) % 2); // two exact
    take(a + b); // three exact
    take(a - f); // five exact
    take((a * 64) + (1 << 16) * g + 2); // two exact
    take(a + b + d); // four exact
    take(-a * c); // two exact
    take(a + this.gone); // two possible, three possible, four possible, five possible, one possible
  }
}
`);
});

test('an inner class is made of a value of the one around it', async () => {
  await meant(`package a;
class All {
  class Inner { /*inside*/ void inside() {} }
  class Other<T> { }
}
class Use {
  All of() { return null; }
  void use(All one) {
    one.new Inner(); // class exact
    one.new Inner().inside(); // class exact
    of().new Inner() { }; // class exact
  }
}
`);
});

test('a parameter that takes any number may have an annotation in front of the dots', async () => {
  await meant(`package a;
class All {
  /*one*/ void take(double @Far ... all) {}
  /*two*/ void take(String first, java.util.Map.@Far Entry<String, String> @far.Far... all) {}
  void use() {
    take(1.0, 2.0); // one exact
    take("a", null, null); // two exact
  }
}
`);
});

test('a static method is one of the class that is named, whatever interfaces it has', async () => {
  await meant(`package a;
import org.far.Published;
import org.far.Base;
class Flow implements Published<String> {
  /*one*/ static void take(Object one) {}
  /*two*/ void take(Object one, int more) {}
}
class Below extends Base {
  /*three*/ static void take(Object one) {}
}
class All {
  void use(Flow flow, CharSequence given) {
    Flow.take(given); // one exact
    flow.take(given, 1); // two inferred
    Below.take(given); // three inferred
  }
}
`);
});

test('a value of a type parameter is what that is at least', async () => {
  await meant(`package a;
import java.util.*;
class All<E, F extends Number> {
  E field;
  /*one*/ void take(Collection<? extends E> all) {}
  /*two*/ void take(E one) {}
  /*three*/ void take(Integer one) {}
  void use(E given, F number, List<E> many) {
    take(given); // two exact
    take(field); // two exact
    take(many); // one exact
    for (E each : many) take(each); // two exact
  }
}
`);
});

test('what an interface inherits of what any object has is not certain', async () => {
  await meant(`package a;
interface All {
  /*one*/ String toString();
}
interface More extends All {}
class Use {
  void use(All all, More more) {
    all.toString(); // one exact
    more.toString(); // one inferred
  }
}
`);
});

test('of an abstract method of a class and one of an interface either may be meant', async () => {
  await meant(`package a;
abstract class Base {
  /*one*/ abstract int take();
  /*two*/ int inside() { return 1; }
}
interface Sized {
  int take();
  int inside();
}
abstract class All extends Base implements Sized {
  void use() {
    take(); // one inferred
    inside(); // two exact
  }
}
`);
});

test('what a call gives that only its target says may be of a type below', async () => {
  await meant(`package a;
class Base { <T extends Base> T with(int one) { return null; } }
class Below extends Base {}
class All {
  /*one*/ void take(Below one) {}
  void use() {
    take(new Below().with(1)); // one exact
  }
}
`);
});
