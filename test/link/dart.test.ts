import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { edgesOf, refsOf } from './made-answers.ts';

const FILES = {
  'pubspec.yaml': 'name: all\nworkspace:\n  - zoo\n  - app\n',
  'zoo/pubspec.yaml': 'name: zoo\nresolution: workspace\n',
  'zoo/lib/zoo.dart': "export 'src/animal.dart' hide Hidden;\nexport 'src/keeper.dart' show Keeper;\n",
  'zoo/lib/src/animal.dart': `
abstract class Animal {
  Animal({required this.name, int age = 0});
  Animal.young(String name) : this(name: name);
  final String name;
  Food? get food => null;
  set food(Food? value) {}
  void speak({bool loud = false}) => _breathe();
  void _breathe() {}
}
mixin Runs on Animal {
  void run() => speak();
  void speak({bool loud = false}) => super.speak(loud: loud);
}
class Dog extends Animal with Runs {
  Dog(String name) : super(name: name);
  static Dog make() => Dog('Rex');
  void bark() { run(); food = Food(); food; }
}
class Food { void eat() {} }
class Hidden {}
class Other { void bark() {} void _breathe() {} }
extension Loud on Animal { void shout() => speak(loud: true); }
extension on String { String twice() => this; }
String doubled(String text) => text.twice();
`,
  'zoo/lib/src/keeper.dart': `
import 'animal.dart' as a;
part 'keeper_part.dart';
part 'keeper.g.dart';
class Keeper {
  final List<a.Dog> dogs = [];
  final byName = <String, a.Dog>{};
  a.Food _food = a.Food();
  Future<a.Dog> find(String name) async => byName[name]!;
  void each(void Function(a.Dog dog) call) { for (final dog in dogs) { dog.bark(); call(dog); } }
  Keeper(void Function(a.Dog) onDog);
}
`,
  'zoo/lib/src/keeper_part.dart': "part of 'keeper.dart';\nvoid feed(Keeper keeper) => keeper._food.eat();\n",
  'app/pubspec.yaml': 'name: app\nresolution: workspace\ndependencies:\n  zoo: any\n  lib: any\n',
  'app/lib/main.dart': `
import 'dart:async';
import 'package:lib/lib.dart';
import 'package:zoo/zoo.dart';
import 'stub.dart' if (dart.library.io) 'io.dart';
import 'gone.g.dart';
void main() async {
  final keeper = Keeper((d) => d.bark());
  keeper.dogs.first.bark();
  keeper.dogs.map((d) => d.bark());
  keeper.each((d) => d.bark());
  final dog = await keeper.find('a');
  dog..bark()..shout();
  Dog.make().speak(loud: true);
  keeper.byName['b']!.bark();
  dog.food!.eat();
}
void test(dynamic any, Animal animal, Object other, Outside out) {
  any.bark();
  if (animal is Dog) animal.bark();
  if (other is! Dog) return;
  other.bark();
  out.bark();
  host();
}
class Sub extends Outside implements Animal { void go() { speak(); bark(); } }
`,
  'app/lib/stub.dart': 'void host() {}\n',
  'app/lib/io.dart': 'void host() {}\n',
  'alone/pubspec.yaml': 'name: alone\ndependencies:\n  zoo: ^1.0.0\n  app:\n    path: ../app\n',
  'alone/lib/alone.dart': "import 'package:zoo/zoo.dart';\nimport 'package:app/main.dart';\n",
  'old/a.dart': 'library made.old;\npart "b.dart";\nclass A { B b = B(); }\n',
  'old/b.dart': 'part of made.old;\nclass B { A? a; }\n',
  'old/c.dart': 'library made.old;\n',
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

test('imports lead to files by URI, of the packages that belong together', async () => {
  expect(await edgesOf(made.project, 'app/lib/main.dart')).toEqual([
    '2 dart:async builtin',
    '3 package:lib/lib.dart external',
    '4 package:zoo/zoo.dart -> zoo/lib/zoo.dart',
    '5 stub.dart -> app/lib/stub.dart',
    '5 io.dart -> app/lib/io.dart',
    '6 gone.g.dart unresolved',
  ]);
  expect(await edgesOf(made.project, 'zoo/lib/src/keeper.dart')).toEqual([
    '2 animal.dart -> zoo/lib/src/animal.dart',
    '3 keeper_part.dart -> zoo/lib/src/keeper_part.dart',
    '4 keeper.g.dart unresolved',
  ]);
  expect(await edgesOf(made.project, 'alone/lib/alone.dart')).toEqual([
    '1 package:zoo/zoo.dart external',
    '2 package:app/main.dart -> app/lib/main.dart',
  ]);
  expect(await edgesOf(made.project, 'old/b.dart')).toEqual(['1 made.old -> old/a.dart']);
});

test('parts see what their library sees, private names too', async () => {
  expect(await refsOf(made.project, 'old/a.dart:3:7')).toEqual(['old/b.dart:2:11 type exact']);
  expect(await refsOf(made.project, 'old/b.dart:2:7')).toEqual([
    'old/a.dart:3:11 type exact',
    'old/a.dart:3:17 call exact',
  ]);
  expect(await refsOf(made.project, 'Keeper._food')).toEqual(['zoo/lib/src/keeper_part.dart:2:36 read exact']);
  expect(await refsOf(made.project, 'Food.eat')).toEqual([
    'app/lib/main.dart:16:13 call exact',
    'zoo/lib/src/keeper_part.dart:2:42 call exact',
  ]);
});

test('members are found by the type of what they are of, and by no other', async () => {
  expect(await refsOf(made.project, 'Dog.bark', { tier: 'possible' })).toEqual([
    'app/lib/main.dart:8:34 call exact',
    'app/lib/main.dart:9:21 call exact',
    'app/lib/main.dart:10:28 call exact',
    'app/lib/main.dart:11:24 call exact',
    'app/lib/main.dart:13:8 call exact',
    'app/lib/main.dart:15:23 call exact',
    'app/lib/main.dart:19:7 call possible',
    'app/lib/main.dart:20:29 call exact',
    'app/lib/main.dart:22:9 call exact',
    // What is missing could define both.
    'app/lib/main.dart:23:7 call possible',
    'app/lib/main.dart:26:68 call possible',
    'zoo/lib/src/keeper.dart:10:76 call exact',
  ]);
  // `_breathe` of the same library.
  expect(await refsOf(made.project, 'Animal._breathe', { tier: 'possible' })).toEqual([
    'zoo/lib/src/animal.dart:8:38 call exact',
  ]);
});

test('the nearest mixin, the superclass, constructors, accessors and extensions', async () => {
  expect(await refsOf(made.project, 'Runs.speak')).toEqual([
    'app/lib/main.dart:14:14 call exact',
    'zoo/lib/src/animal.dart:12:17 call exact',
  ]);
  expect(await refsOf(made.project, 'Animal.speak')).toEqual([
    'app/lib/main.dart:26:59 call inferred',
    'zoo/lib/src/animal.dart:13:44 call exact',
    'zoo/lib/src/animal.dart:23:44 call exact',
  ]);
  expect(await refsOf(made.project, 'Animal.name')).toEqual([
    'zoo/lib/src/animal.dart:3:25 write exact',
    'zoo/lib/src/animal.dart:4:36 key exact',
    'zoo/lib/src/animal.dart:16:28 key exact',
  ]);
  expect(await refsOf(made.project, 'zoo/lib/src/animal.dart:6:13')).toEqual([
    'app/lib/main.dart:16:7 read exact',
    'zoo/lib/src/animal.dart:18:39 read exact',
  ]);
  expect(await refsOf(made.project, 'zoo/lib/src/animal.dart:7:7')).toEqual([
    'zoo/lib/src/animal.dart:18:24 write exact',
  ]);
  expect(await refsOf(made.project, 'Loud.shout')).toEqual(['app/lib/main.dart:13:16 call exact']);
  expect(await refsOf(made.project, 'twice')).toEqual(['zoo/lib/src/animal.dart:25:37 call exact']);
  expect(await refsOf(made.project, 'Dog.make')).toEqual(['app/lib/main.dart:14:7 call exact']);
});

test('a conditional import brings one of several; what is hidden is not brought', async () => {
  expect(await refsOf(made.project, 'app/lib/io.dart:1:6')).toEqual(['app/lib/main.dart:24:3 call inferred']);
  expect(await refsOf(made.project, 'Hidden')).toEqual(['zoo/lib/zoo.dart:1:31 import exact']);
});
