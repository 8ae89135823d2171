import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

// In each of these something of which nothing is known is asked for `turn`.
const asks = (name: string, head: string, of: string): string =>
  `package app;\n${head}\nclass ${name} { void go(ext.Thing thing) { ext.Any.of(${of}).turn(); } }\n`;
const MANY = Object.fromEntries(
  Array.from({ length: 40 }, (_, i) => [`app/Far${i}.java`, asks(`Far${i}`, '', 'thing')]),
);
const FILES = {
  'app/Wheel.java': 'package app;\npublic class Wheel { public void turn() {}\n private void spin() {}\n}\n',
  // Tells its type to those that use it.
  'app/Car.java': 'package app;\npublic class Car { public Wheel wheel() { return null; } }\n',
  // Keep it for themselves.
  'app/Shop.java': 'package app;\npublic class Shop { private Wheel own; void sell() { Wheel one = new Wheel(); } }\n',
  'app/Driver.java': asks('Driver', '', 'new Car().wheel()'),
  'app/Racer.java': 'package app;\nclass Racer { void go(Car car) { car.wheel().turn(); } }\n',
  'app/Buyer.java': asks('Buyer', '', 'new Shop()'),
  'app/Maker.java': asks('Maker', 'import app.made.CarMaker;', 'new CarMaker().car()'),
  'kt/garage.kt': 'package kt\nimport app.Car\nfun garage() = Car()\n',
  'kt/Guest.kt': 'package kt\nclass Guest { fun go() { ext.Any.of(garage()).turn() } }\n',
  // Java knows what is at file level in Kotlin by a class of the file, or by any other name that is given there.
  'kt/Shelf.kt': 'package kt\nclass Shelf { fun turn() {} }\nval shelf = Shelf()\n',
  'kt/ByFile.java': 'package kt;\nclass ByFile { void go() { ext.Any.of(ShelfKt.getX()).turn(); } }\n',
  'kt/Chair.kt': '@file:JvmName("Seats")\npackage kt\nclass Chair { fun turn() {} }\nval chair = Chair()\n',
  'kt/Stranger.kt': 'package kt\nclass Stranger { fun go() { ext.Any.of(1).turn() } }\n',
  'other/Wheel.java': 'package other;\npublic class Wheel { public void turn() {} }\n',
  'other/User.java':
    'package other;\nclass User { void go() { ext.Any.of(new Wheel()).turn(); ext.Any.of(1).spin(); } }\n',
  ...MANY,
};

const INNER = {
  'in/Outer.java': 'package in;\npublic class Outer { public static class Inner { public void turn() {} } }\n',
  'mid/Child.java': 'package mid;\nimport in.Outer.Inner;\npublic class Child extends Inner {}\n',
  'mid/Holder.java':
    'package mid;\nimport in.Outer;\npublic class Holder {\n private static class Own { public Outer.Inner held; }\n public static class Told extends Own {}\n}\n',
  'mid/Made.java':
    'package mid;\nimport in.Outer;\nimport lombok.Data;\n@Data\npublic class Made { private Outer.Inner inner; }\n',
  'use/OfChild.java': 'package use;\nimport mid.Child;\nclass OfChild { void go() { new Child().turn(); } }\n',
  'use/OfHolder.java':
    'package use;\nimport mid.Holder;\nclass OfHolder { void go(Holder.Told t) { t.held.turn(); } }\n',
  'use/OfMade.java':
    'package use;\nimport mid.Made;\nclass OfMade { void go(Made made) { ext.Any.of(made.getInner()).turn(); } }\n',
  'two/Named.java':
    'package two;\npublic class Named {\n private String turn;\n public String turn() { return turn; }\n}\n',
  'use/OfNamed.java':
    'package use;\nimport two.Named;\nclass OfNamed { String go(Named one) { return one.turn(); } }\n',
  'kt/my-shelf.jvm.kt': 'package kt\nclass Box { fun turn() {} }\nval box = Box()\n',
  'kt/ByOther.java': 'package kt;\nclass ByOther { void go() { ext.Any.of(My_shelf_jvmKt.getBox()).turn(); } }\n',
  ...MANY,
};

/** Paths and tiers of all references. */
async function placesOf(project: MadeProject['project'], symbol: string): Promise<string[]> {
  return (await refsOf(project, symbol, { tier: 'possible' })).map((one) => one.replace(/:\d+:\d+ \w+ /, ' '));
}

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

test('a member is possible where values of its type can get to, and nowhere else', async () => {
  expect(await refsOf(made.project, 'app/Wheel.java:2:36', { tier: 'possible' })).toEqual([
    'app/Driver.java:3:73 call possible',
    'app/Maker.java:3:75 call possible',
    'app/Racer.java:2:46 call exact',
    'kt/Guest.kt:2:47 call possible',
  ]);
});

test('a type of the same name in another package gets to other files', async () => {
  expect(await refsOf(made.project, 'other/Wheel.java:2:36', { tier: 'possible' })).toEqual([
    'app/Maker.java:3:75 call possible',
    'other/User.java:2:50 call possible',
  ]);
});

test('what is private is possible in its file alone', async () => {
  expect(await refsOf(made.project, 'app/Wheel.java:3:15', { tier: 'possible' })).toEqual([]);
  expect(await refsOf(made.project, 'app/Wheel.java:2:36', { tier: 'exact' })).toEqual([
    'app/Racer.java:2:46 call exact',
  ]);
});

test('what Java calls otherwise than Kotlin is possible there', async () => {
  const ofShelf = await refsOf(made.project, 'kt/Shelf.kt:2:19', { tier: 'possible' });
  expect(ofShelf.map((one) => one.split(':')[0])).toEqual(['app/Maker.java', 'kt/ByFile.java']);
  const ofChair = await refsOf(made.project, 'kt/Chair.kt:3:19', { tier: 'possible' });
  expect(ofChair.length).toBeGreaterThan(40);
});

test('a type gets on by another that stands in it, is held by what is extended, or by what is made of it', async () => {
  const inner = await madeProject(INNER);
  expect(await placesOf(inner.project, 'in/Outer.java:2:62')).toEqual([
    'use/OfChild.java exact',
    'use/OfHolder.java exact',
    'use/OfMade.java possible',
  ]);
  expect(await placesOf(inner.project, 'kt/my-shelf.jvm.kt:2:17')).toContain('kt/ByOther.java possible');
  await inner.close();
});

test('of two definitions of one name in a file each is looked for where it can be, whichever is asked for first', async () => {
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    const inner = await madeProject(INNER);
    const found: string[][] = [];
    for (const which of order) {
      const at = ['two/Named.java:3:17', 'two/Named.java:4:16'][which]!;
      found[which] = await placesOf(inner.project, at);
    }
    expect(found).toEqual([['two/Named.java exact'], ['use/OfNamed.java exact']]);
    await inner.close();
  }
});

test('what writes the whole name of a type, or gets one that is declared so, has values of it', async () => {
  const inner = await madeProject({
    'app/Wheel.java': 'package app;\npublic class Wheel { public void turn() {} }\n',
    'far/Whole.java':
      'package far;\nclass Whole { void go() { new app.Wheel().turn(); app.Wheel w = null; w.turn(); } }\n',
    'far/Car.java': 'package far;\npublic class Car { public java.util.List<app.Wheel> wheels; }\n',
    'far/Heir.java': 'package far;\npublic class Heir extends app.Wheel {}\n',
    'use/OfCar.java':
      'package use;\nimport far.Car;\nclass OfCar { void go(Car car) { car.wheels.get(0).turn(); ext.Any.of(car).turn(); } }\n',
    'use/OfHeir.java': 'package use;\nclass OfHeir { void go() { new far.Heir().turn(); } }\n',
    'app/OfMade.java': 'package app;\nclass OfMade { void go() { ext.Any.of(new app.made.CarMaker()).turn(); } }\n',
    ...MANY,
  });
  expect(await placesOf(inner.project, 'app/Wheel.java:2:34')).toEqual([
    'app/OfMade.java possible',
    'far/Whole.java exact',
    'far/Whole.java exact',
    'use/OfCar.java exact',
    'use/OfCar.java possible',
    'use/OfHeir.java exact',
  ]);
  await inner.close();
});
