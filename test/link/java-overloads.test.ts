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

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject({ ...LITERALS });
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
