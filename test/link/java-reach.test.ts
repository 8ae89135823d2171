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
