import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';
import { edgesOf } from './made-answers.ts';

const TYPE = 'package p;\npublic class Type { public void run() {} }\n';
const USE = 'package q;\nimport p.Type;\nclass Use { void use(Type type) { type.run(); } }\n';
const POM = (name: string, more = ''): string => `<project><artifactId>${name}</artifactId>${more}</project>`;
const USES = '<dependencies><dependency><artifactId>core</artifactId></dependency></dependencies>';

/** Where `run` is defined that a file calls. */
async function found(files: Readonly<Record<string, string>>, use: string): Promise<string[]> {
  const made = await madeProject({
    'pom.xml': POM('all', '<modules><module>core</module><module>tests</module></modules>'),
    'core/pom.xml': POM('core'),
    'tests/pom.xml': POM('tests', USES),
    ...files,
    [use]: USE,
  });
  const { results } = await made.project.definitions(`${use}:3:41`);
  await made.close();
  return results.map(({ path, tier }) => `${path} ${tier}`);
}

test('sources that tests only read are none of the build', async () => {
  const core = { 'core/src/main/java/p/Type.java': TYPE };
  const read = { 'tests/src/test/read/old/p/Type.java': TYPE };
  const use = 'tests/src/test/java/q/Use.java';
  expect(await found({ ...core, ...read }, use)).toEqual(['core/src/main/java/p/Type.java exact']);
  const nested = { 'tests/src/test/resources/one/src/test/java/p/Type.java': TYPE };
  expect(await found({ ...core, ...nested }, use)).toEqual(['core/src/main/java/p/Type.java exact']);
  expect(await found(read, use)).toEqual(['tests/src/test/read/old/p/Type.java exact']);
  // They are of each other.
  expect(await found({ ...core, ...read }, 'tests/src/test/read/old/q/Use.java')).toEqual([
    'tests/src/test/read/old/p/Type.java exact',
  ]);
});

test('all of a package is what the build lets a file see of it', async () => {
  const use = 'package q;\nimport p.*;\nclass Use {}\n';
  const made = await madeProject({
    'pom.xml': POM('all', '<modules><module>core</module><module>tests</module><module>more</module></modules>'),
    'core/pom.xml': POM('core'),
    'tests/pom.xml': POM('tests', USES),
    'more/pom.xml': POM('more'),
    'core/src/main/java/p/Type.java': TYPE,
    'core/src/test/java/p/TypeTest.java': 'package p;\nclass TypeTest {}\n',
    'core/src/testFixtures/java/p/Made.java': 'package p;\npublic class Made {}\n',
    'more/src/main/java/p/More.java': 'package p;\npublic class More {}\n',
    'core/src/main/java/q/Use.java': use,
    'core/src/test/java/q/UseTest.java': use,
    'tests/src/main/java/q/Use.java': use,
    'alone/src/main/java/q/Use.java': use,
  });
  expect(await edgesOf(made.project, 'core/src/main/java/q/Use.java')).toEqual(['2 p -> core/src/main/java/p']);
  expect(await edgesOf(made.project, 'core/src/test/java/q/UseTest.java')).toEqual([
    '2 p -> core/src/main/java/p',
    '2 p -> core/src/test/java/p',
    '2 p -> core/src/testFixtures/java/p',
  ]);
  expect(await edgesOf(made.project, 'tests/src/main/java/q/Use.java')).toEqual(['2 p -> core/src/main/java/p']);
  // Nothing says what this uses.
  expect(await edgesOf(made.project, 'alone/src/main/java/q/Use.java')).toEqual([
    '2 p -> core/src/main/java/p',
    '2 p -> more/src/main/java/p',
  ]);
  await made.close();
});

test('what a module requires is no package', async () => {
  const made = await madeProject({
    'src/main/java/a/b/Type.java': 'package a.b;\npublic class Type {}\n',
    'src/main/java/module-info.java': 'module c {\n  requires a.b;\n  requires java.sql;\n}\n',
  });
  expect(await edgesOf(made.project, 'src/main/java/module-info.java')).toEqual([
    '2 a.b external',
    '3 java.sql builtin',
  ]);
  await made.close();
});
