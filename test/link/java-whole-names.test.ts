import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { definitionsAt, refsOf } from './made-answers.ts';

const FILES = {
  'app/Wheel.java': `package app;
public class Wheel {
  public static final Wheel ONE = new Wheel();
  public static Wheel make() { return ONE; }
  public void turn() {}
  public Wheel self() { return this; }
  public static class Hub<T> { public void spin() {} public T get() { return null; } }
}
`,
  'app/Base.java':
    'package app;\npublic class Base<T> { protected T held() { return null; } public interface Part { default void part() {} } }\n',
  'app/Ann.java': 'package app;\npublic @interface Ann { Class<?> of(); }\n',
  'app/sub/Wheel.java': 'package app.sub;\npublic class Wheel { public void turn() {} public static void make() {} }\n',
  'app/Upper/Tyre.java': 'package app.Upper;\npublic class Tyre { public static void make() {} }\n',
  'use/Use.java': `package use;
@app.Ann(of = app.Wheel.class)
class Use extends app.Base<app.Wheel> implements app.Base.Part, java.util.function.Supplier<app.Wheel> {
  app.Wheel own;
  java.util.List<app.Wheel> many;
  app.Wheel.Hub<app.sub.Wheel> hub;
  void go(app.Wheel one, app.Wheel... more) {
    own.turn(); // of a field
    new app.Wheel().turn(); // of what is made
    app.Wheel.make().turn(); // of what is given
    app.Wheel.ONE.self().turn(); // of a constant
    ((app.Wheel) any()).turn(); // of a cast
    for (var each : many) each.turn(); // of what is held
    more[0].turn(); // of an array
    held().turn(); // of what is inherited
    many.forEach(app.Wheel::turn); // by reference
    hub.get().turn(); // of an argument
    hub.spin(); part();
    app /* here */ . sub . Wheel.make();
    app.Upper.Tyre.make();
    new app.Wheel() { void more() { turn(); } }; // of a base
    app.Nothing.turn(); // of nothing
  }
  <T extends app.Wheel> void bound(T one) { one.turn(); } // of a bound
}
`,
  'one/Either.java': 'package one;\npublic class Either {}\n',
  'two/Either.java': 'package two;\npublic class Either {}\n',
  'use/Hidden.java': `package use;
import one.*;
import two.*;
class Other { Inner Wheel; static class Inner { void turn() {} } }
class ByField {
  Other app;
  void go() {
    app.Wheel.turn(); // of the field
    app.Wheel one = null; one.turn(); // of the package
  }
}
class ByType {
  static class app { static class Wheel { void turn() {} static void make() {} } }
  void go() {
    app.Wheel.make(); // of the class
    app.Wheel one = null; one.turn(); // of its type
  }
}
class Unknown extends Either {
  void go() {
    app.Wheel.make(); // by a name that may be a field
    new app.Wheel().turn(); // by a type
  }
}
`,
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

const at = (path: keyof typeof FILES, text: string): Promise<string[]> => {
  const line = FILES[path].split('\n').findIndex((one) => one.includes(text)) + 1;
  const source = FILES[path].split('\n')[line - 1]!;
  const called = [...source.matchAll(/\b(?:turn|make)\b/g)].at(-1)!.index;
  return made.defs(`${path}:${line}:${called + 1}`);
};

test('members of values whose types are written with their whole names', async () => {
  const { results } = await made.project.references('app/Wheel.java:5:15', { tier: 'exact' });
  const lines = FILES['use/Use.java'].split('\n');
  const found = results.filter(({ path }) => path === 'use/Use.java').map(({ line }) => lines[line - 1]!.trim());
  expect(found).toEqual(
    lines.map((one) => one.trim()).filter((one) => /\/\/ (?:by|of)\b(?! nothing| an arg)/.test(one)),
  );
  expect(await definitionsAt(made.project, FILES, { path: 'use/Use.java', text: 'spin' })).toEqual([
    'app/Wheel.java:7 exact',
  ]);
  expect(await definitionsAt(made.project, FILES, { path: 'use/Use.java', text: 'part();' })).toEqual([
    'app/Base.java:2 exact',
  ]);
  expect(await at('use/Use.java', 'of an argument')).toEqual(['app/sub/Wheel.java:2:34 exact']);
  expect(await at('use/Use.java', 'here')).toEqual(['app/sub/Wheel.java:2:63 exact']);
  expect(await at('use/Use.java', 'Upper')).toEqual(['app/Upper/Tyre.java:2:40 exact']);
});

test('types that are written with their whole names', async () => {
  const inUse = async (symbol: string): Promise<number[]> => {
    const { results } = await made.project.references(symbol, { tier: 'exact' });
    return results.flatMap(({ path, line }) => (path === 'use/Use.java' ? [line] : []));
  };
  expect(await inUse('app/Ann.java:2:19')).toEqual([2]);
  expect(await inUse('app/Base.java:2:14')).toEqual([3, 3]);
  expect(await inUse('app/Wheel.java:7:23')).toEqual([6]);
  expect(await inUse('app/sub/Wheel.java:2:14')).toEqual([6, 19]);
  expect(await inUse('app/Wheel.java:2:14')).toEqual([2, 3, 3, 4, 5, 6, 7, 7, 9, 10, 11, 12, 16, 21, 24]);
});

test('a variable comes before a type, a type before a package', async () => {
  expect(await at('use/Hidden.java', 'of the field')).toEqual(['use/Hidden.java:4:54 exact']);
  expect(await at('use/Hidden.java', 'of the package')).toEqual(['app/Wheel.java:5:15 exact']);
  expect(await at('use/Hidden.java', 'of the class')).toEqual(['use/Hidden.java:13:70 exact']);
  expect(await at('use/Hidden.java', 'of its type')).toEqual(['use/Hidden.java:13:48 exact']);
  expect(await at('use/Hidden.java', 'may be a field')).toEqual(['app/Wheel.java:4:23 inferred']);
  expect(await at('use/Hidden.java', 'by a type')).toEqual(['app/Wheel.java:5:15 exact']);
});

test('callers and impact follow whole names', async () => {
  expect(await refsOf(made.project, 'app/sub/Wheel.java:2:63', { tier: 'exact' })).toEqual([
    'use/Use.java:19:34 call exact',
  ]);
  const { calls } = await made.project.callers('app/Upper/Tyre.java:2:40');
  expect(calls.map(({ from, tier }) => `${from.qualifiedName} ${tier}`)).toEqual(['Use.go exact']);
  const { affected } = await made.project.impact({ symbol: 'app/Upper/Tyre.java:2:40' }, { depth: 1 });
  expect(affected.map(({ path }) => path)).toEqual(['use/Use.java']);
});
